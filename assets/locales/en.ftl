# The words of the interface. A key begins with the area that it belongs to; `-tip` is a tooltip,
# `-also` are other words by which the command palette finds an action.

app-window = { $name } – Throughline
app-window-changed = ● { $name } – Throughline
app-window-read-only = { $name } (read only) – Throughline
app-window-read-only-changed = ● { $name } (read only) – Throughline

## Menus

menu-file = File
menu-edit = Edit
menu-insert = Insert
menu-arrange = Arrange
menu-steps = Steps and stages
menu-lanes = Lanes
menu-role = Lane role
menu-move = Move
menu-cards = Cards
menu-card-kind = Card kind
menu-evidence = Evidence level
menu-card-color = Card color
menu-view = View
menu-select = Select
menu-find = Find
menu-zoom = Zoom
menu-appearance = Appearance
menu-text-size = Text size
menu-density = Density
menu-motion = Motion
menu-text-direction = Text direction
menu-recent = Open recent
menu-recent-clear = Clear list
menu-connector = Connector
menu-pains = Pain points
menu-help = Help
context-add-card = Add card
context-add-mark = Add to the card
menu-language = Language

## Actions: label in menus, palette and key help

action-new = New map
action-new-also = blank, empty, create, journey
action-new-from-template = New from template…
action-open = Open…
action-open-also = load, file
action-save = Save
action-save-also = keep, write, file
action-save-as = Save as…
action-save-as-also = copy, rename, another file
action-import = Import…
action-import-also = spreadsheet, table, Excel, CSV, Mermaid, outline, text
action-copy-picture = Copy as picture
action-copy-picture-also = image, slide, screenshot
action-copy-table = Copy as table
action-copy-table-also = spreadsheet, Excel, cells
menu-copy-as = Copy as
action-export = Export…
action-export-tip = Export the map as a picture, document, table, or text
action-export-also = picture, image, document, PNG, SVG, PDF, Excel, CSV, Markdown, report, share, hand out
action-recovered = Recovered work…
action-recovered-also = crash, lost, backup, unsaved
action-quit = Quit
action-quit-also = exit, close, leave
action-undo = Undo
action-undo-also = back, take back, mistake
action-redo = Redo
action-redo-also = again, repeat, forward
action-accept-offer = Do what the message offers
action-accept-offer-also = notice, hint, show it
action-cut = Cut
action-copy = Copy
action-paste = Paste
action-delete = Delete
action-delete-also = remove, erase, clear
action-select-all = Select all
action-select-more = Grow selection
action-select-more-also = lane, step, widen, extend
action-edit-text = Edit text
action-edit-text-also = write, rename, name, change
action-new-card = New card after this one
action-new-card-also = add, insert, next
action-connect = Connect to…
action-connect-also = arrow, connector, link, line, leads to, agreement
action-next-connector = Next connector of the card
action-reattach = Reconnect to another card…
action-reattach-also = arrow, connector, move, end
action-reverse = Reverse direction
action-reverse-also = arrow, connector, turn around
action-turn-heads = One or two arrowheads
action-turn-heads-also = arrow, connector, agreement, both
action-find = Find…
action-find-also = search, look for, where
action-find-next = Find next
action-find-previous = Find previous
action-replace = Find and replace…
action-replace-also = substitute, change everywhere, spelling
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-reset = Actual size
action-zoom-reset-also = 100 %, normal size
action-fit-map = Fit map
action-fit-map-also = overview, whole, everything
action-fit-selection = Fit selection
action-fit-selection-also = focus, show it
action-fit-stage = Fit stage
action-fit-width = Fit width
action-larger-text = Larger text
action-smaller-text = Smaller text
action-comfortable = Comfortable density
action-compact = Compact density
action-motion-system = Motion as the system asks
action-motion-full = Full motion
action-motion-reduced = Reduced motion
action-fit-stage-also = focus, phase
action-only-map = Only the map
action-only-map-also = present, presentation, focus, projector, workshop, hide panels
action-commands = Command palette…
action-check = Check panel
action-check-also = issues, problems, missing, mistakes, validate
action-palette = Palette
action-palette-also = elements, toolbox, drag, add
action-outline = Outline
action-outline-also = list, tree, screen reader
action-inspector = Inspector
action-inspector-also = properties, details, fields, votes, channel, language, author
action-full-screen = Full screen
action-full-screen-also = present, presentation, projector, workshop
action-system-language = System language
action-direction = Flip map direction
action-direction-also = right to left, left to right, mirror
action-text-automatic = Text direction: automatic
action-text-left-to-right = Text direction: left to right
action-text-right-to-left = Text direction: right to left
action-keys = Keys
action-keys-also = help, shortcuts, keyboard
action-consequence = Next consequence
action-consequence-also = inefficiency, bad experience, churn, pain point
action-ease = Ease a pain point…
action-ease-also = opportunity, solve, fix, link, answer
action-owner = Write the owner…
action-owner-also = responsible, who, assign, person
action-add-persona = Add persona
action-add-feeling = Add a feeling: { $name }
action-add-persona-also = customer, emotion, feeling, mood, curve, who travels

## Structure and cards

arrange-step-before = New step before
arrange-step-after = New step after
arrange-split-stage = Split stage here
arrange-split-stage-also = divide, phase
arrange-merge-stage = Merge with next stage
arrange-merge-stage-also = join, combine, phase
arrange-automatic-width = Automatic column width
arrange-lock-lane = Lock or unlock lane
arrange-lock-lane-also = protect, freeze
arrange-hide-lane = Hide lane
arrange-hide-lane-also = focus, collapse, leave out
arrange-show-lanes = Show hidden lanes
arrange-show-lanes-also = unhide, reveal, bring back
arrange-duplicate = Duplicate
arrange-earlier = Move earlier
arrange-later = Move later
arrange-up = Move up
arrange-down = Move down
arrange-role-evidence = Role: evidence
arrange-role-customer = Role: customer
arrange-role-frontstage = Role: frontstage
arrange-role-backstage = Role: backstage
arrange-role-support = Role: support
arrange-role-emotion = Role: emotion
arrange-role-notes = Role: notes
arrange-duplicate-also = copy, clone, twice
arrange-split-card = Split card at the caret
arrange-split-card-also = divide, two cards
arrange-join-next = Join with next card
arrange-join-next-also = merge, combine, one card
arrange-kind-touchpoint = Make it a touchpoint
arrange-kind-action = Make it an action
arrange-kind-decision = Make it a decision
arrange-kind-evidence = Make it evidence
arrange-kind-opportunity = Make it an opportunity
arrange-kind-note = Make it a note
arrange-assumed = Evidence: assumed
arrange-assumed-also = guess, certainty, hypothesis
arrange-partly-known = Evidence: partly known
arrange-partly-known-also = certainty
arrange-researched = Evidence: researched
arrange-researched-also = certainty, proof, data, interview
arrange-moment-of-truth = Mark or unmark as moment of truth
arrange-moment-of-truth-also = star, important, decisive
arrange-color-none = Color: none
arrange-color-red = Color: red
arrange-color-orange = Color: orange
arrange-color-yellow = Color: yellow
arrange-color-green = Color: green
arrange-color-blue = Color: blue
arrange-color-purple = Color: purple
arrange-color-gray = Color: gray

## Palette of elements

palette-title = Add
palette-stage = Stage
palette-stage-tip = A part of the journey with its own goal
palette-stage-also = phase, part of the journey
palette-step = Step
palette-step-tip = One moment of the customer
palette-step-also = column, moment
palette-lane = Lane
palette-lane-tip = A row of the map
palette-lane-also = row, swimlane, role, frontstage, backstage, support, emotion, feeling, curve
palette-touchpoint = Touchpoint
palette-touchpoint-tip = A contact between customer and organization
palette-touchpoint-also = contact, channel, phone, e-mail, chat, web, app, SMS, letter
palette-action = Action
palette-action-tip = Something a person or a system does
palette-action-also = task, process, work
palette-decision = Decision
palette-decision-tip = A point where the path splits
palette-decision-also = branch, choice, answers, split, question
palette-pain = Pain point
palette-pain-tip = What goes wrong: drop it on a card
palette-pain-also = problem, trouble, weakness, severity, frequency, votes
palette-wait = Wait
palette-wait-tip = The customer waits here: drop it on a card
palette-wait-also = delay, time, hours, days, queue
palette-moment-of-truth = Moment of truth
palette-moment-of-truth-tip = The customer judges the service here: drop it on a card
palette-moment-of-truth-also = star, important, decisive
palette-opportunity = Opportunity
palette-opportunity-tip = An idea that would ease pain points
palette-opportunity-also = idea, improvement, solution
palette-note = Note
palette-note-tip = A remark for people who work on the map
palette-note-also = comment, remark, sticky

## Texts of new elements

new-persona = New persona

## Inspector

inspector-several = { PLURAL($count) ->
    [one] { $count } element selected
   *[other] { $count } elements selected
}
inspector-map = Map
inspector-stage = Stage
inspector-step = Step
inspector-lane = Lane
inspector-card = Card
inspector-pain = Pain point
inspector-wait = Wait
inspector-connector = Connector
inspector-persona = Persona
inspector-emotion = Emotion
inspector-name = Name
inspector-text = Text
inspector-title-field = Title
inspector-scenario = Scenario
inspector-kind = Kind
inspector-author = Author
inspector-version = Version
inspector-date = Date
inspector-language = Language of the map
inspector-direction = Direction
inspector-left-to-right = Left to right
inspector-right-to-left = Right to left
inspector-goal = Goal of the customer
inspector-description = Description
inspector-role = Role
inspector-name-of-role = Empty: the role’s name
inspector-hidden = Hidden
inspector-persona-hidden = Hidden
inspector-locked = Locked
inspector-width = Column width
inspector-width-of-all = As all columns
inspector-channel = Channel
inspector-channel-none = No channel
inspector-evidence = Evidence level
inspector-owner = Owner
inspector-span = Steps it spans
inspector-moment-of-truth = Moment of truth
inspector-color = Color
inspector-color-none = No color
inspector-eases = Eases
inspector-eases-none = No pain points to ease
inspector-severity = Severity
inspector-frequency = Frequency
inspector-consequence = Consequence
inspector-weight = Weight
inspector-votes = Votes
inspector-min = At least
inspector-max = At most
inspector-unit = Unit
inspector-heads = Ends
inspector-heads-one = Leads to
inspector-heads-two = Agreement needed
inspector-label = Label
inspector-feeling = Feeling
inspector-quote = Quote
inspector-pains-by-weight = Pain points by weight
inspector-no-pains = No pain points yet
inspector-pains-shown = { $shown } of { $all }
inspector-no-pains-shown = No pain point matches the filters
inspector-filter = Filter: { $field }
inspector-filter-all = All

# A field and one of its values, as a screen reader says them: “Severity: 5”
inspector-choice = { $field }: { $value }
# Several records that differ in a field
inspector-mixed = Mixed
inspector-less = { $field }: less
inspector-more = { $field }: more
inspector-personas = Personas
inspector-persona-open = Describe { $name }
inspector-persona-show = Show the curve of { $name }
inspector-persona-hide = Hide the curve of { $name }
inspector-persona-delete = Delete { $name }
inspector-pains = Pain points
inspector-waits = Waits
inspector-add-pain = Add pain point
inspector-add-wait = Add wait
inspector-opportunities = Opportunities that would ease it
inspector-from = From
inspector-to = To
# A pain point in a list, as a screen reader says it
inspector-pain-row = { $text }, weight { $weight }, { $consequence }

unit-minutes = Minutes
unit-hours = Hours
unit-days = Days
unit-weeks = Weeks
unit-months = Months

color-red = Red
color-orange = Orange
color-yellow = Yellow
color-green = Green
color-blue = Blue
color-purple = Purple
color-gray = Gray

## Status bar

count-steps = { PLURAL($count) ->
    [one] { $count } step
   *[other] { $count } steps
}
count-lanes = { PLURAL($count) ->
    [one] { $count } lane
   *[other] { $count } lanes
}
count-cards = { PLURAL($count) ->
    [one] { $count } card
   *[other] { $count } cards
}
count-pains = { PLURAL($count) ->
    [one] { $count } pain point
   *[other] { $count } pain points
}
status-counts = { $steps } • { $lanes } • { $cards } • { $pains }
status-selected = { PLURAL($count) ->
    [one] { $count } selected
   *[other] { $count } selected
}
status-issues = { PLURAL($count) ->
    [one] { $count } issue to check
   *[other] { $count } issues to check
}
status-saved = Saved
status-saved-at = Saved { $time }
status-versions-tip = Show earlier versions of the file
status-changed = Not saved
status-new = Not saved yet
status-saving = Saving…
status-opening = Opening { $name }…
opening-map = Opening…
status-exporting = Exporting…
status-exported = Exported to { $path }

imported-news = Imported { $stages }, { $cards }
imported-title = “{ $name }” is a map now
imported-unused = { PLURAL($count) ->
    [one] One piece could not be used as it stands there:
   *[other] { $count } pieces could not be used as they stand there:
}
imported-more = { PLURAL($count) ->
    [one] … and one more, which is in the copy
   *[other] … and { $count } more, which are in the copy
}
imported-copy = Copy the list
copied-picture = Picture copied: { $width } × { $height } pixels
copied-table = Table copied
copied-texts = Card texts copied as a table, without pain points and waits
copied-nothing = The picture can’t be copied
format-png = PNG
format-png-tip = A picture for slides, mail and the web
format-svg = SVG
format-svg-tip = A picture of shapes and text, sharp at any size and editable
format-pdf = PDF
format-pdf-tip = A document to print, search and send
format-csv = CSV
format-csv-tip = A table that every program can read
format-xlsx = Excel
format-xlsx-tip = A workbook for Excel, LibreOffice and Google Sheets
format-markdown = Markdown
format-markdown-tip = A report in words, for wikis and documents
format-mermaid = Mermaid
format-mermaid-tip = A journey as text that Mermaid draws
export-format = Format
export-part = What
export-whole = Whole map
export-stage = One stage
export-lanes = Lanes
export-selection = Selection
export-size = Size
export-size-1 = 1×
export-size-2 = 2×
export-size-4 = 4×
export-size-width = Width
export-size-print = Print
export-width = Width in pixels
export-print = Width on paper in millimeters
export-dpi = Dots per inch
export-background = Background
export-paper = Paper
export-transparent = Transparent
export-title-block = Title block
export-legend = Legend
export-comfortable = Comfortable
export-compact = Compact
export-small = Smaller file, takes longer
export-letters = Letters
export-letters-text = Text
export-letters-outlines = Outlines
export-sheet = Pages
export-sheet-fitted = One page
export-sheet-a4 = A4
export-sheet-a3 = A3
export-sheet-letter = Letter
export-landscape = Landscape
export-portrait = Portrait
export-table = Table
export-table-grid = Grid like the map
export-table-cards = One row per card
export-preview = Preview
export-pixels = { $width } × { $height } pixels
export-millimeters = { $width } × { $height } millimeters
export-too-large = Too large: at most { $most } pixels per side
export-lacks-lanes = Choose at least one lane
export-lacks-width = Enter a width from 1 to { $most } pixels
export-lacks-print = Enter a width in millimeters, a number above 0
export-lacks-dpi = Enter the dots per inch, a number above 0

selected-cell = In this cell: { $selected }
selected-lane = In this lane: { $selected }
selected-step = In this step: { $selected }
selected-map = On the map: { $selected }
type-card = Type to add a card
type-on = Type to go on with the text
type-pain = 1–5: severity; letters go on with the text
type-wait = Digits: how long; letters go on with the text
type-feeling = 1–5: how it feels; letters: what is said
type-new-feeling = 1–5: how it feels
placeholder-stage = Stage { $number }
placeholder-step = Name this step
placeholder-cell = Click and type, or +
type-notation = “Phone: …” sets the channel; a line with ! is a pain point
status-zoom = { $percent }%
status-zoom-tip = Fit the map, or choose a zoom
status-issues-tip = Show the check panel

# A foreign file that became a map: a piece of it that was not used, and why; and why there is no map
import-unused = Line { $line }: “{ $text }” – { $why }
import-unused-sheet = Sheet “{ $text }” – { $why }
import-unknown = not understood
import-no-place = maps have no place for this
import-not-a-value = a value was expected here
import-out-of-range = out of range: the nearest value was used
import-no-such = not found in the file
import-again = already given, with a different value
import-other-sheet = this sheet was not read: a map comes from one sheet
import-empty-sheet = nothing on this sheet fits on a map
import-sheet-differs = this sheet differs from the one before it and was not read; what only it says is not in the map
import-unclosed = this quotation mark is never closed and was left out
import-nameless = this has no name
import-unknown-lane = the role of this lane is not known: it became a lane of notes
import-nothing = Nothing in the file fits on a map.
import-too-large = The file is larger than a map can be.
import-not-a-journey = The file contains a different kind of Mermaid diagram: only journeys can become maps.
import-not-that = The content of the file does not match its name.
import-already-a-map = This is already a map: open it.
import-report = This is a report on a map: open the map itself.
import-other-workbook = This workbook cannot be read: save it as .xlsx, without a password.
import-damaged = The workbook is damaged: a part of it is missing.

## Find bar

find-field = Find in the map
find-place = { $place } of { $count }
find-count = { PLURAL($count) ->
    [one] { $count } found
   *[other] { $count } found
}
find-none = Not found
find-close = Close the find bar
find-with-replacing = Replace, and list what is found
find-less = Only find
find-replace-field = Replace with
find-replace = Replace
find-replace-all = Replace all
find-case = Match case
find-whole-words = Whole words
find-hidden = hidden: { $lane }
find-locked = locked: { $lane }
replaced = { PLURAL($count) ->
    [one] Replaced { $count } time
   *[other] Replaced { $count } times
}
replaced-left = { PLURAL($count) ->
    [one] left as it is: { $count }
   *[other] left as they are: { $count }
}
replaced-locked = { $replaced }; { $left }, in locked lanes
replaced-hidden = { $replaced }; { $left }, in hidden or locked lanes ({ $names })

## Command palette

commands-field = Type a command, or a place to go to
commands-none = No command or place has this name
commands-go = Go to: { $name }
commands-add = Add: { $name }
commands-current = { $name }, { $at } of { $all }

## The map without the bars around it

only-map-way-back = Only the map is shown; press { $keys } to bring the bars back
panel-width = Width: { $panel }
panel-height = Height: { $panel }
panel-show = Show: { $panel }

## Outline: the map as a list

outline-title = Outline
outline-close = Close the outline
outline-lanes = Lanes
# Behind the name of a step
outline-no-cards = no cards yet
# Behind what is left out of the picture
outline-hidden = hidden
outline-weight = severity { $severity }, frequency { $frequency }, weight { $weight }
# A connector, in the list below the card that it leaves
outline-leads-to = leads to { $name }
outline-agrees-with = agreement with { $name }
# One thing that is said of a row after another, as a screen reader says them
outline-and = { $first }, { $second }
easing-letter = letter { $letter }
easing-by = eased by { $letter }: { $text }
easing-also = also eased by { $letters }

## Check panel

check-title = { PLURAL($count) ->
    [one] { $count } issue
   *[other] { $count } issues
}
check-title-dismissed = { PLURAL($count) ->
    [one] { $count } dismissed issue
   *[other] { $count } dismissed issues
}
check-none = No issues: nothing is missing
check-none-dismissed = No dismissed issues
check-show-dismissed = Show dismissed ({ $count })
check-show-open = Show open issues
check-close = Close the check panel
check-dismiss = Dismiss
check-restore = Bring back
# Where a card is: its step and its lane
check-place = { $step }, { $lane }
check-broken = The map contradicts itself here; undo what was edited by hand in the file
check-map-without-steps = The map has no steps
check-map-without-lanes = The map has no lanes
check-stage-without-steps = Stage without steps
check-step-of-missing-stage = Step in a stage that does not exist
check-card-of-missing-lane = Card in a lane that does not exist
check-card-of-missing-step = Card at a step that does not exist
check-span-of-nothing = Card that spans no steps
check-eases-missing-pain = Opportunity for a pain point that does not exist
check-pain-of-missing-card = Pain point on a card that does not exist
check-severity-out-of-range = Severity not from 1 to 5
check-frequency-out-of-range = Frequency not from 1 to 5
check-wait-of-missing-card = Wait on a card that does not exist
check-wait-reversed = Wait whose minimum exceeds its maximum
check-connector-from-missing-card = Connector from a card that does not exist
check-connector-to-missing-card = Connector to a card that does not exist
check-connector-to-itself = Connector from a card to itself
check-emotion-of-missing-persona = Emotion of a persona that does not exist
check-emotion-of-missing-step = Emotion at a step that does not exist
check-emotion-twice = Two emotions of one persona at one step
check-stage-without-name = Stage without a name
check-step-without-name = Step without a name
check-step-without-cards = Empty step
check-card-without-text = Card without text
check-span-past-end = Card that spans past the end
check-touchpoint-without-channel = Touchpoint without a channel
check-touchpoint-out-of-sight = Touchpoint that the customer can’t see
check-card-in-emotion-lane = Card in an emotion lane
check-decision-without-answers = Decision with fewer than two answers
check-pain-without-text = Pain point without text
check-pain-without-opportunity = Pain point without an opportunity
check-nothing-behind = Frontstage card with nothing behind it
check-card-out-of-reach = Card that no path leads to

# Why it matters
check-stage-without-name-why = Readers can’t tell which part of the journey it is
check-step-without-name-why = Readers can’t tell which moment of the customer it is
check-step-without-cards-why = An empty step hides a gap, or is not needed
check-card-without-text-why = It takes up space and says nothing
check-span-past-end-why = It is drawn shorter than it is
check-touchpoint-without-channel-why = Without it, readers can’t see how often the customer changes channels
check-touchpoint-out-of-sight-why = A contact that the customer can’t see is no contact
check-card-in-emotion-lane-why = Emotion lanes show curves and take no cards: this one covers them
check-decision-without-answers-why = A point where the path does not split is not a decision
check-pain-without-text-why = Nobody can fix a problem that is not described
check-pain-without-opportunity-why = The map shows what goes wrong here, but no idea for fixing it
check-nothing-behind-why = The customer sees it, but nobody is shown doing the work for it
check-card-out-of-reach-why = Connectors leave it, but none leads to it from an earlier step

## Start: a map with nothing on it

start-title = Where to start
start-new = New map
start-language = Written in
start-empty = Empty map
start-empty-tip = Three steps and four lanes to write in
start-open = Open again
start-none = Files that you open or save are listed here
start-show-all = Show all { $count }
start-drop = A Markdown, Excel or Mermaid file dropped here becomes a map

template-support = Getting support
template-support-tip = A customer with a problem, from noticing it to renewing
template-blueprint = Service blueprint
template-blueprint-tip = One service in all its lanes, from evidence to support
template-lifecycle = Customer lifecycle
template-lifecycle-tip = From first contact to renewal, with two personas

## Dragging and hints

drag-not-here = Not here
hint-write-one = Select one of them to write on it
hint-write-wait = How long, and what for: “2–5 days: an answer”, “1.5 hours”, “half an hour”
hint-understood = { $what }. Enter takes it; { $keys } then makes it plain text again
hint-understood-before = For the card before: { $what }. Enter takes it; { $keys } then makes it a card again
hint-literal = It stays a text as it stands behind the backslash
hint-pick-card = Which card does it lead to? Click it, or use the arrows and Enter; Esc cancels
hint-connected = These cards are already connected
ease-hint = Click the pain point, or go to it with the arrows and press Enter
emotion-nobody = Every persona has an emotion here already: add a persona to the map
hidden-lanes = { PLURAL($count) ->
    [one] Hidden lane: { $names }
   *[other] Hidden lanes: { $names }
}
# On the map, where lanes are hidden
hidden-line = Hidden: { $names }

## Notices about the map, and what they offer

message-close = Close the message
offer-show-lanes = { PLURAL($count) ->
    [one] Show lane
   *[other] Show lanes
}
offer-unlock-lane = Unlock lane
notice-selected-unseen = { PLURAL($count) ->
    [one] In a hidden lane ({ $names })
   *[other] In hidden lanes ({ $names })
}
notice-changed-unseen = { PLURAL($count) ->
    [one] What changed is in a hidden lane ({ $names })
   *[other] What changed is in hidden lanes ({ $names })
}
notice-mark = Pain points, waits and moments of truth go on a card: drop them on one, or select one first
notice-card = A card goes in a cell, below a step and beside the name of a lane
notice-column = Stages and steps go above the lanes: drop them beside others
notice-lane = Lanes go above and below each other
notice-not-drawn = The graphics driver of this computer can’t draw the map; the outline shows it as a list, and it can be edited, saved and exported
deleted-record = { $thing ->
   *[lane] Deleted lane “{ $name }”
    [persona] Deleted persona “{ $name }”
    [stage] Deleted stage “{ $name }”
    [step] Deleted step “{ $name }”
    [card] Deleted card “{ $name }”
    [pain] Deleted pain point “{ $name }”
    [wait] Deleted wait “{ $name }”
    [connector] Deleted connector “{ $name }”
    [emotion] Deleted emotion “{ $name }”
}
deleted-with = { $deleted } with { $things }
deleted-several = Deleted { $things }
deleted-unseen = { PLURAL($count) ->
    [one] { $deleted }; { $count } of the cards was in a hidden lane
   *[other] { $deleted }; { $count } of the cards were in hidden lanes
}

## Cutting and pasting on the map

paste-nowhere = Select a cell or a card to paste there
paste-too-large = The clipboard holds too much to paste at once
cut-only-cards = Only cards, stages, steps, and lanes can be cut
copy-mixed = Stages and steps, lanes, and cards can’t be copied together
pasted-table = { $headings ->
   *[none] Pasted { $rows } × { $columns }, without headings
    [steps] Pasted { $rows } × { $columns }; first row taken as steps
    [lanes] Pasted { $rows } × { $columns }; first column taken as lanes
    [both] Pasted { $rows } × { $columns }; first row taken as steps, first column as lanes
}
pasted-past-last-lane = { PLURAL($count) ->
    [one] { $pasted }. One row without a lane of its own went into the last lane
   *[other] { $pasted }. { $count } rows without lanes of their own went into the last lane
}
pasted-left-out = { $pasted }. Left out, because there is no such lane: { $names }

## What is dropped onto the window

drop-opens = Drop it here to open the map
drop-makes-cards = Drop it here: its lines or its table become cards at the selection
drop-nowhere = Select a cell or a card first: the content becomes cards there
drop-does-both = Drop them here: text and tables become cards, then the map opens
drop-folder = “{ $name }” is a folder: drop the files in it instead
drop-unreadable = “{ $name }” can’t be read
drop-binary = “{ $name }” contains no text that could become cards
drop-old-encoding = “{ $name }” uses an old text encoding: save it as UTF-8 first
drop-too-large = “{ $name }” is too large to become cards
drop-empty = “{ $name }” is empty

## The map for those who hear it

access-titled = { $name }, { $noun }
access-nth = { $noun } { $nth } of { $count }
access-within = { $name }, { $noun }, { $place }
access-card = { $text }, { $kind }, { $lane }, { $step }
access-touchpoint = { $kind } by { $channel }
access-marked = { $card }; { $mark }
access-pain = pain point: { $text }, severity { $severity }, frequency { $frequency }
access-wait = wait: { $time }
access-on = { $mark }; on { $card }
access-leads = { $from } leads to { $to }
access-agreed = { $from } and { $to }: agreement needed
access-feels = { $name } at { $step }: { $feeling }
access-labeled = { $label }: { $what }
access-cell = Empty cell, { $lane }, { $step }
access-text = Text: { $what }
access-bar = Menus and tools
access-menus = Menus
access-tools = Tools
access-status = Status

## Keys on the map, in the list of keys

keys-on-map = On the map
keys-field = Search the keys
keys-walk = Move from cell to cell, along the lane, to the ends of the map
keys-walk-cards = Move from card to card, past pain points and waits
keys-extend = Add the next card to the selection
keys-move = Move the selection
keys-stretch = Stretch cards across steps, widen columns
keys-start-card = New card in an empty cell: just type
keys-write-on = On a card, a name or a mark: typing goes on at the end of its text
keys-areas = To the next panel and back to the map; Esc: back to the map
keys-next-card = While writing: next card in the cell
keys-next-step = Next step
keys-previous-step = Previous step
keys-new-line = While writing: new line
keys-leave = Finish; the text stays
keys-wait = How long a wait is: type it on a new wait, or start with a digit, as in “2–5 days” or “1.5 hours: form”
keys-menu-bar = Menu bar (or Alt with an underlined letter)
keys-menu = Menu for the selection
keys-severity = Pain point: severity, from 1 to 5
keys-frequency = Pain point: frequency, from 1 to 5
keys-feeling = Emotion: from awful to great
keys-feeling-by = Emotion: one step worse or better
keys-notation = In the text of a card
keys-notation-channel = Channel, at the start of the text
keys-notation-pain = Pain point: a line of the card, or a new card after it
keys-notation-severity = Its severity
keys-notation-wait = Wait: likewise
keys-text-left-to-right = Ctrl+left Shift
keys-text-right-to-left = Ctrl+right Shift

## Dialogs

dialog-save-changes-title = Save changes to “{ $name }”?
dialog-save-changes-text = Without saving, the changes since the last save are kept for 14 days under File, Recovered work.
dialog-save-changes-lost = Without saving, the changes since the last save are lost: no recovery copy can be written.
dialog-save = Save
dialog-dont-save = Don’t save
dialog-cancel = Cancel
dialog-ok = OK
dialog-close = Close
dialog-replace-title = Replace “{ $name }”?
dialog-replace-text = A file with this name already exists.
dialog-replace = Replace
dialog-conflict-title = “{ $name }” was changed by another program
dialog-conflict-text = Saving now would lose that change.
dialog-conflict-save-as = Save as another file…
dialog-conflict-overwrite = Overwrite
dialog-gone-title = “{ $name }” is no longer there
dialog-gone-text = The file was moved, renamed or deleted. The map is still open here.
dialog-gone-save = Save it there again
dialog-open-title = Open map
dialog-save-title = Save map
dialog-export-title = Export map
dialog-path = File path
dialog-path-hint = No file dialog is available: type the path of the file.
dialog-path-hint-save = No file dialog is available: type where to save the file.
dialog-path-folder = A name alone goes in the folder { $folder }
dialog-path-missing = Type the name of a file, not only a folder
dialog-elsewhere = Choose another place…
dialog-back = Back
dialog-open = Open
dialog-import-title = Import
dialog-import = Import
dialog-filter-import = Tables, journeys and texts
dialog-export = Export
dialog-waiting = The file dialog is open
dialog-type-path = Type the path instead
dialog-filter-map = Journey map
dialog-keys-title = Keys

## Faces of the emotion curve

feeling-worst = Awful
feeling-bad = Bad
feeling-neutral = Neutral
feeling-good = Good
feeling-best = Great

## The file and others: other windows, other programs, earlier versions

file-copy = { $name } copy
status-read-only = Read only
status-read-only-changed = Read only, changed
status-differs = Changed by another program
status-gone = The file is gone
status-comparing = Reading what is in { $name } now…
external-changed = “{ $name }” was changed by another program or window
external-gone = “{ $name }” was moved, renamed or deleted
external-replaced = “{ $name }” was replaced by a file that is not a map
external-merge = Merge
external-reload = Reload
external-copy = Keep mine as a copy…
external-restore = Save it there again
external-later = Later
dialog-conflict-merge = Merge both
dialog-replace-held = Another window has this file open.
dialog-held-title = “{ $name }” is already open
dialog-held-who = Opened { $since } by { $who } (process { $process })
dialog-held-by = { $user } on { $host }
dialog-held-text = You can open it read only: look at it, change it, and save it under another name. A copy is a new map.
dialog-held-read-only = Open read only
dialog-held-copy = Open a copy
dialog-held-take-over = Edit it anyway
dialog-damaged-title = “{ $name }” is damaged
dialog-damaged-text = A repaired copy can be opened. The damaged file stays as it is.
dialog-damaged-open = Open a repaired copy
dialog-damaged-list = What the copy changes:
dialog-damaged-more = { PLURAL($count) ->
    [one] and { $count } more
   *[other] and { $count } more
}
newer-title = “{ $name }” was made by a newer version of Throughline
newer-text = It is shown as far as this version understands it. It is opened read only: the file stays as it is.
newer-missing = { PLURAL($count) ->
    [one] { $count } thing in it is not shown, and a copy saved here will lack it.
   *[other] { $count } things in it are not shown, and a copy saved here will lack them.
}
external-reloaded = Reloaded ({ $changes }). Undo brings back your version.
external-merged = Merged ({ $changes }). Not saved yet.
error-merge = The changes in “{ $name }” can’t be merged
why-unrelated = It is a different map now: nothing in it comes from the one that is open here. Keep yours as a copy, or reload.
version-not-kept = Saved, but the previous version could not be kept: { $reason }
conflicts-title = { PLURAL($count) ->
    [one] { $count } disagreement between the two maps
   *[other] { $count } disagreements between the two maps
}
conflict-field = { $field }: yours, { $ours }, was kept; theirs was { $theirs }
conflict-order = Both of you moved it; it stays where you put it
conflict-deleted-here = You deleted it, they changed or used it: it was kept
conflict-deleted-there = They deleted it, you changed or used it: it was kept
conflict-emptied = Each of you took steps out of this stage until none was left: it was removed
conflict-twice = Yours, { $ours }, was kept; theirs was { $theirs }
conflict-quoted = “{ $text }”
conflict-empty = empty
conflict-ends = From and to
conflict-place = Persona and step
conflict-times = Times
when-today = today, { $time }
when-yesterday = yesterday, { $time }
when-date = { $year }-{ $month }-{ $day }, { $time }
action-versions = Earlier versions…
action-versions-also = history, backup, earlier, before
versions-title = Earlier versions of “{ $name }”
versions-none = No version has been replaced yet. Versions that a save replaces are kept here for 14 days.
versions-no-file = This map was never saved.
versions-looking = Looking for earlier versions…
versions-after = Then: { $changes }
versions-unreadable = This version can’t be read
versions-restore = Restore
versions-beside = Open in another window
versions-restored = Restored the version saved { $when }. Undo brings back your version.
error-versions = The earlier versions can’t be read
error-beside = Another window can’t be opened

## Errors: a sentence for the person, with the detail of the program behind it

error-open = “{ $name }” can’t be opened
error-save = “{ $name }” can’t be saved
error-import = “{ $name }” can’t be turned into a map
error-export = The export can’t be written
error-template = The template can’t be opened
error-unconfirmed = “{ $name }” is saved, but the disk did not confirm it
error-nothing-lost = Nothing was lost: the map is still open here.
error-newer = “{ $name }” was made by a newer version of Throughline. Nothing in it was changed.
error-read-only-file = The file can’t be written. Save it under another name.
error-disk-full = The disk is full. Nothing was lost: the old file is unchanged.

## Errors in detail: why a file can't be opened or saved

why-place = Line { $line }, column { $column }: { $what }
why-folder = This is a folder, not a map.
why-no-file = There is no such file.
why-not-allowed = Its permissions don’t allow it to be read.
why-not-read = The file can’t be read: { $detail }
why-changed = The file was changed or created in the meantime.
why-gone = The file was removed or renamed in the meantime.
why-read-only = The file is read-only.
why-not-a-file = This is not a file.
why-other-file = The file there is larger than a map can be: it is another file.
why-links = The symbolic links form a loop.
why-task = Could not { $task }: { $detail }
why-system = { $detail }
why-garbled = The disk returned different bytes than were written.
why-not-read-back = The map could not be read back: { $reason }
why-not-made = It could not be created: { $detail }
why-no-memory = There is not enough memory for a picture of { $width } by { $height } pixels
why-too-many-rows = The table would have { $count } rows, more than a workbook can hold
why-too-many-columns = The table would have { $count } columns, more than a workbook can hold
why-text-too-long = The text in row { $row }, column { $column } is longer than a cell of a workbook can hold
why-stopped = It was stopped.
why-scale-too-large = Too large: { $width } × { $height } pixels, and at most { $most } per side work; the largest scale is { $largest }
why-width-too-large = Too large: { $width } × { $height } pixels, and at most { $most } per side work; the largest width is { $largest }
why-dpi-too-large = Too large: { $width } × { $height } pixels, and at most { $most } per side work; at this size, at most { $largest } dots per inch
why-bad-dpi = Dots per inch must be a number from 1 to 100000
why-no-size = The picture can’t have this size
why-page-too-large = A page of a document has at most { $most } points per side
why-not-drawn = A part of it could not be drawn
why-no-display = no display was found: Throughline needs a desktop session to open its window; to make a picture without one: throughline export MAP -o map.png
why-display-silent = the display did not answer ({ $detail }): Throughline needs a desktop session to open its window; to make a picture without one: throughline export MAP -o map.png
why-no-graphics = the window could not be drawn ({ $detail }): Throughline needs OpenGL 2.1 or OpenGL ES 2; to make a picture without a window: throughline export MAP -o map.png
why-no-window = the window could not be opened: { $detail }

system-not-found = there is no such file or folder
system-not-allowed = the permissions don’t allow it
system-disk-full = the disk is full
system-exists = it exists already
system-folder = this is a folder
system-not-a-folder = a part of the path is not a folder
system-bad-name = the name is too long, or can’t be used here
system-quota = your share of the disk is used up
system-file-too-large = the file is too large for this disk
system-read-only = the disk is read-only
system-busy = another program is using it
system-no-memory = there is not enough memory
system-closed = the other side has closed the connection
system-timed-out = there was no answer in time
system-unreachable = the network can’t be reached
system-other = the system reports an error ({ $detail })

# What failed, after “Could not”
task-look-for = look for the file
task-look-at = look at the existing file
task-read-old = read the existing file
task-follow-path = follow the path
task-make-folder = create the folder
task-make-file = create a file in this folder
task-write = write the file
task-sync = write the file to the disk
task-read-back = read back what was written
task-permissions = give the new file the permissions of the old
task-place = put the new file in its place
task-save = save the file

## What is wrong in a file, after its line and column. Field names and words in `…` stand in the file as they are

file-a-thing = { $thing ->
   *[map] a map
    [persona] a persona
    [stage] a stage
    [step] a step
    [lane] a lane
    [card] a card
    [pain] a pain point
    [wait] a wait point
    [connector] a connector
    [emotion] an emotion
}
file-thing = { $thing ->
   *[map] map
    [persona] persona
    [stage] stage
    [step] step
    [lane] lane
    [card] card
    [pain] pain point
    [wait] wait point
    [connector] connector
    [emotion] emotion
}
file-format = { $format ->
    [utf-16-little] UTF-16 (little endian)
    [utf-16-big] UTF-16 (big endian)
    [png] a PNG picture
    [pdf] a PDF document
    [archive] a ZIP archive or an office document
   *[compressed] a compressed file
}
file-expected = { $expected ->
   *[words] one of { $words }
    [records] a list of records, such as { $list }: [(id: …), …]
    [text] text in double quotes
    [id] an id in double quotes
    [pain-ids] a list of ids of pain points, such as ["p1", "p2"]
    [one-to-five] a whole number from 1 to 5
    [from-one] a whole number, 1 or more
    [from-zero] a whole number, 0 or more
    [width] a whole number from 120 to 960
    [feeling] a number from -2 to 2
    [truth] true or false
}

file-too-large = the file has more than { $mib } MiB
file-only-zeros = the file holds nothing but zero bytes
file-other-format = this looks like { file-format }, not like UTF-8 text
file-cut-off = the file ends in the middle of a character
file-old-encoding = this is not UTF-8 text; it looks like { $encoding }
file-bad-bytes = these bytes are not text, and the rest of the file is
file-zeros = zero bytes stand here instead of text
file-conflict-mark = two versions of the map stand here one after the other
file-empty = the file is empty
file-ends-early = the file ends too early
file-not-a-map = this is not a map
file-no-version = the format version is missing
file-late-version = the format version has to come before all other fields
file-not-a-version = this is not a format version
file-newer = written by a newer version of Throughline (format { $format }); this one reads format { $known }
file-too-deep = the brackets are nested too deep
file-too-much = the file has too much in it: more than { $records } records or { $fields } fields
file-unknown-field = { file-a-thing } has no field `{ $field }`
file-unknown-word = `{ $word }` is not a word for `{ $field }`
file-missing-field = { file-a-thing } needs the field `{ $field }`
file-field-twice = the field `{ $field }` stands here twice
file-unreadable = this cannot be read as `{ $field }`
file-no-comma = a comma is missing before this
file-endless-text = the text that begins here has no end
file-endless-comment = a comment has no end
file-after-the-end = there is more after the end of the map
file-no-colon = a colon is missing before this
file-no-record = a record is missing here
file-no-bracket = a closing bracket is missing before this
file-unknown-escape = after a \ in text this is not known
file-syntax = { $detail }
file-not-an-id = { $text } is not an id
file-out-of-range = { $value } is out of range for `{ $field }`
file-no-such-record = there is no { file-thing } with the id "{ $id }"
file-id-twice = the id "{ $id }" stands twice in `{ $list }`
file-wait-backwards = the longest time, { $max }, is shorter than the shortest, { $min }

## What to do about it

hint-not-so-large = It is too large to be a map
hint-earlier-copy = It was probably lost when the computer stopped; open an earlier copy
hint-save-as-utf8 = Save the file as UTF-8
hint-other-file = Choose another file
hint-merge = Join the two with: throughline merge BASE OURS THEIRS -o OUT
hint-complete = Is it complete?
hint-start = A map begins with (throughline: 1,
hint-newer-version = Open it with a newer version; nothing in it was changed
hint-lists = A map has lists of records, nothing deeper
hint-expected = Expected { file-expected }
hint-did-you-mean = Did you mean `{ $name }`?
hint-did-you-mean-id = Did you mean "{ $id }"?
hint-add-field = Add { $field }: { file-expected }
hint-add-record = Add { file-a-thing } with this id, or name one that exists
hint-keep-one = Keep one of them
hint-commas = Fields and records are separated by commas; quotes inside text are written \"
hint-close-text = Add the closing "
hint-close-comment = Add the closing */
hint-remove = Remove it
hint-colons = Fields are written name: value
hint-round-brackets = Records stand in round brackets: (id: "a", …)
hint-escapes = Use \n for a line break, \" for a quote, \\ for a backslash
hint-own-ids = Every record of a list needs its own id
hint-id-empty = An id needs at least one character
hint-id-too-long = An id has at most { $most } characters
hint-id-character = An id has letters a-z, digits, '-' and '_' only, not '{ $character }'

## What was put right in a repaired copy

repair-encoding = The text was read as { $encoding }
repair-bad-bytes = Bytes that are not text were replaced
repair-zeros = Zero bytes were left out
repair-cut-off = The file ends here, before the map does
repair-punctuation = A bracket, comma or quote was put right
repair-stray = What belongs to no record was left out
repair-unknown-field = { file-a-thing } has no field `{ $field }`; it was left out
repair-read-as = `{ $name }` was read as `{ $field }`
repair-lost-field = { file-a-thing } lost the field `{ $field }`, which could not be read
repair-lost-record = { file-a-thing } could not be read; it was left out
repair-dangling = { file-a-thing } refers to what is not there; it was left out
repair-lost-link = The link to the pain point "{ $id }", which is not there, was left out
repair-new-id = { file-a-thing } got the id "{ $id }"
repair-added = { file-a-thing } with the id "{ $id }" was missing; an empty one was added
repair-ranged = `{ $field }` was out of range; now it is { $value }
repair-too-much = There is more than a map can have; the rest was left out

## Recovered work: what a crash left, and what was not wanted

recovered-title = Recovered work
recovered-text = The program ended before these changes were saved.
recovered-text-all = Unsaved changes, including those you discarded, are kept for 14 days.
recovered-nothing = There are no unsaved changes to restore.
recovered-restore = Restore
recovered-later = Later
recovered-discard = Don’t restore
recovered-entry = { $ago } • { $changes }
recovered-discarded = You discarded this.
recovered-never-saved = This map has never been saved.
recovered-changed = The file has changed since. Saving will ask before it overwrites that.
recovered-gone = The file is no longer there.
recovered-unknown = The file can’t be read now.
recovered-elsewhere = May still be open on { $host }.
recovered-preview = Preview of the restored map
recovered-drawing = Drawing a preview…
recovered-no-preview = No preview is available for this map.
settings-damaged = The settings (language, recent files, window) could not be read and were reset.
status-no-recovery = Not saved, and no recovery copy can be written
unprotected = No recovery copy can be written: if the program or the computer stops now, changes that are not saved are lost ({ $reason })

## What changed, counted, and how long ago

changes-map = title or details changed
changes-added = { $things } added
changes-removed = { $things } deleted
changes-changed = { $things } changed
changes-moved = { $things } moved
changes-added-too = { $count } added
changes-removed-too = { $count } deleted
changes-changed-too = { $count } changed
changes-moved-too = { $count } moved
changes-and = { $first }, { $second }
changes-none = nothing changed
count-personas = { PLURAL($count) ->
    [one] { $count } persona
   *[other] { $count } personas
}
count-stages = { PLURAL($count) ->
    [one] { $count } stage
   *[other] { $count } stages
}
count-waits = { PLURAL($count) ->
    [one] { $count } wait point
   *[other] { $count } wait points
}
count-connectors = { PLURAL($count) ->
    [one] { $count } connector
   *[other] { $count } connectors
}
count-emotions = { PLURAL($count) ->
    [one] { $count } emotion
   *[other] { $count } emotions
}
ago-now = just now
ago-minutes = { PLURAL($count) ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { PLURAL($count) ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { PLURAL($count) ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

## Why something can't be done

refusal-missing = That is no longer on the map.
refusal-last-step = The last step of a map can’t be deleted, only emptied.
refusal-last-stage = The last stage of a map can’t be deleted, only emptied.
refusal-last-lane = The last lane of a map can’t be deleted, only emptied.
refusal-out-of-range = That value is not allowed here.
refusal-taken = This persona already has an emotion at this step.
refusal-to-itself = A card can’t be connected with itself.
refusal-not-there = That can’t go there.
refusal-first-step = A stage can’t be split at its first step.
refusal-nothing-after = Nothing follows that it could be joined with.
refusal-loses-links = Joining these cards would lose a link or an answer: remove it first.
refusal-locked = The lane “{ $lane }” is locked.
refusal-hidden = Nothing was changed: this is in the hidden lane “{ $lane }”.
refusal-no-cards = An emotion lane takes no cards.
refusal-holds-cards = This lane holds cards, and an emotion lane takes none: move them first.
refusal-one-is-enough = A second one would add nothing, so it can’t be duplicated.

## The command line

cli-missing-glyphs = no font on this machine has { $characters }
cli-hint = hint: { $hint }
cli-standard-input = standard input
cli-standard-output = standard output
cli-progress = { $done } of { $all }
cli-thing = { $thing ->
   *[map] map
    [persona] persona
    [stage] stage
    [step] step
    [lane] lane
    [card] card
    [pain] pain point
    [wait] wait point
    [connector] connector
    [emotion] emotion
}

# What can't be read
cli-no-command = there is no such command and no such file
cli-no-command-hint = throughline --help lists the commands
cli-folder-hint = name the .journey.ron file in it
cli-not-readable = this file may not be read
cli-not-readable-hint = its permissions do not allow it
cli-not-read = cannot read the file: { $detail }
cli-input-not-read = cannot be read: { $detail }
cli-folder = this is a folder, not a file
cli-name-files-hint = name the files in it
cli-not-listed = cannot list the folder: { $detail }
cli-no-maps-in-folder = no file in this folder has a name that ends in { $ending }
cli-deeper-hint = to include the folders in it: '{ $pattern }'
cli-bad-pattern = this is not a valid pattern: { $mistake }
cli-pattern-stars = wildcards are either regular `*` or recursive `**`
cli-pattern-recursive = recursive wildcards must form a single path component
cli-pattern-range = invalid range pattern
cli-no-match = no file has a name like this
cli-special = this is a pipe, a socket, or a device, not a regular file
cli-special-hint = to read it anyway, name it on the command line

# What can't be written
cli-not-written = cannot write: { $detail }
cli-other-folder-hint = choose another folder, or change its permissions
cli-make-folder-hint = create the folder first
cli-untouched-hint = what was there before is untouched
cli-no-folder = cannot create the folder: { $detail }
cli-force-hint = choose another name, or add --force to overwrite it
cli-repair-hint = a repaired copy goes into a new file
cli-one-stream-for-two = { $what ->
   *[map] it can take the map or the JSON document, not both
    [export] it can take the export or the JSON document, not both
}
cli-name-file-hint = name a file with -o
cli-no-map-file = a { $extension } file cannot hold a map
cli-map-ending-hint = end the name in .journey.ron
cli-no-output = no output was named
cli-no-output-hint = name a file or a folder with -o; - is standard output
cli-no-template = there is no template { $template } in { $language }

# Import
cli-unused = “{ $text }”: { $why }
cli-several-imports = several files need a folder for their maps, and this is the name of a file
cli-name-folder-hint = name a folder
cli-imports-clash = two of the files would become this map
cli-imports-clash-hint = import them one by one, with different names

# Merge: the files by their part in it
cli-side = { $side ->
   *[base] { $name } (base)
    [ours] { $name } (ours)
    [theirs] { $name } (theirs)
    [merged] { $name } (merged)
}
cli-conflicts = { PLURAL($count) ->
    [one] { $count } to look at
   *[other] { $count } to look at
}

# Check
cli-no-issues = no issues
cli-only-dismissed = { PLURAL($count) ->
    [one] { $count } dismissed, no other issues
   *[other] { $count } dismissed, no other issues
}
cli-dismissed = { PLURAL($count) ->
    [one] { $count } dismissed, not listed above
   *[other] { $count } dismissed, not listed above
}

# Repair
cli-more-repairs = { PLURAL($count) ->
    [one] and { $count } more like these
   *[other] and { $count } more like these
}

# Export
cli-not-exported = { PLURAL($count) ->
    [one] { $count } of { $all } could not be exported: { $names }
   *[other] { $count } of { $all } could not be exported: { $names }
}
cli-not-made = cannot be written as { $format }: { $why }
cli-several-maps = several maps need a folder, and this is the name of a file
cli-several-formats = several formats need a folder, and this is the name of a file
cli-folder-or-beside-hint = name a folder, or leave out -o: each then goes beside its map
cli-one-map-only = it takes only one map
cli-one-format-only = it takes only one format
cli-not-a-stream-hint = name a folder instead of -
cli-two-formats = the name is that of a { $named } file, and --format says { $asked }
cli-two-formats-hint = leave out --format, or choose another name
cli-no-format = no format has this extension
cli-extensions-hint = end the name in { $extensions }
cli-target-is-read = this is one of the maps to export
cli-other-name-hint = choose another name
cli-exports-clash = both { $one } and { $other } would become this file
cli-exports-clash-hint = export them one by one, with different names
cli-idle-option = this is for { $suited }, and the format is { $asked }
cli-no-stage = the map has no stage “{ $name }”
cli-stages-hint = its stages are { $names }
cli-stages-more-hint = { PLURAL($count) ->
    [one] its stages are { $names }, and { $count } more
   *[other] its stages are { $names }, and { $count } more
}
cli-no-stages-hint = it has no stages at all
cli-no-lane = the map has no lane “{ $name }”
cli-lanes-hint = its lanes are { $names }
cli-lanes-more-hint = { PLURAL($count) ->
    [one] its lanes are { $names }, and { $count } more
   *[other] its lanes are { $names }, and { $count } more
}
cli-no-lanes-hint = it has no lanes at all

# Values of options
cli-bad-language = the program speaks { $languages }
cli-no-such-value = there is no such value
cli-not-a-number = expected a number such as 2 or 0.5
cli-not-above-zero = expected a number above zero
cli-bad-print = expected a length such as 420mm, 42cm, or 16.5in, or one of { $sheets }

# Report: headings, and what stands below them
cli-column-cards = Cards
cli-column-pains = Pains
cli-column-uneased = Uneased
cli-column-waits = Waits
cli-column-issues = Issues
cli-column-maps = Maps
cli-no-text = (no text)
cli-no-channel = (no channel)
cli-no-name = (no name)
cli-pain-in = in { $place }
cli-pain-eased = eased by { $name }
cli-more-rows = { PLURAL($count) ->
    [one] and { $count } more; --top shows more rows
   *[other] and { $count } more; --top shows more rows
}
cli-time-up-to = up to { $time }
cli-time-range = { $least } to { $most }
cli-decimal = { $whole }.{ $tenth }
cli-time-minutes = { PLURAL($count) ->
    [one] { $count } min
   *[other] { $count } min
}
cli-time-hours = { PLURAL($count) ->
    [one] { $count } h
   *[other] { $count } h
}
cli-time-days = { PLURAL($count) ->
    [one] { $count } day
   *[other] { $count } days
}
cli-time-weeks = { PLURAL($count) ->
    [one] { $count } week
   *[other] { $count } weeks
}
cli-time-months = { PLURAL($count) ->
    [one] { $count } month
   *[other] { $count } months
}

## What is wrong with the arguments of a command

usage-error = error: { $mistake }
usage-tip = tip: { $tip }
usage-more = For more information, try '--help'.
usage-because = { $mistake }: { $why }
usage-wrong = the arguments are wrong
usage-no-value = a value is required for '{ $arg }' but none was supplied
usage-bad-value = invalid value '{ $value }' for '{ $arg }'
usage-too-many-values = unexpected value '{ $value }' for '{ $arg }' found; no more were expected
usage-missing = the following required arguments were not provided:
usage-unexpected = unexpected argument '{ $arg }' found
usage-no-command = unrecognized subcommand '{ $name }'
usage-not-text = invalid UTF-8 was detected in one or more arguments
usage-twice = the argument '{ $arg }' cannot be used multiple times
usage-conflict = the argument '{ $arg }' cannot be used with '{ $other }'
usage-conflicts = the argument '{ $arg }' cannot be used with:
usage-conflict-with-others = the argument '{ $arg }' cannot be used with one or more of the other specified arguments
usage-command-conflict = the subcommand '{ $name }' cannot be used with '{ $other }'
usage-command-conflicts = the subcommand '{ $name }' cannot be used with:
usage-similar-command = a similar subcommand exists: '{ $name }'
usage-similar-commands = some similar subcommands exist: { $names }
usage-similar-argument = a similar argument exists: '{ $name }'
usage-similar-arguments = some similar arguments exist: { $names }
usage-similar-value = a similar value exists: '{ $name }'
usage-similar-values = some similar values exist: { $names }
usage-pass-as-value = to pass '{ $arg }' as a value, use '{ $way }'
usage-needless-dashes = subcommand '{ $name }' exists; to use it, remove the '--' before it
usage-exists = '{ $way }' exists

## The help of the command line. A key names the command and its argument

help-heading-usage = Usage
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-tables = CSV and XLSX
help-heading-examples = { PLURAL($count) ->
    [one] Example
   *[other] Examples
}
help-default = [default: { $value }]
help-possible-values = [possible values: { $values }]
help-flag = Print help
help-short = Print help (see more with '--help')
help-long = Print help (see a summary with '-h')
help-version = Print version
help-help = Print this message or the help of the given subcommand(s)
help-lang = The language of messages: en, he, or ro [default: that of the system]

# What stands for a value, in capital letters
help-value-options = OPTIONS
help-value-command = COMMAND
help-value-map = MAP
help-value-in = IN
help-value-out = OUT
help-value-name = NAME
help-value-code = CODE
help-value-format = FORMAT
help-value-n = N
help-value-px = PX
help-value-size = SIZE
help-value-scale = SCALE
help-value-theme = THEME
help-value-density = DENSITY
help-value-paper = PAPER
help-value-shape = SHAPE
help-value-separator = SEPARATOR
help-value-by = BY
help-value-base = BASE
help-value-ours = OURS
help-value-theirs = THEIRS
help-value-shell = SHELL

help-throughline = An editor for customer journey maps and service blueprints
help-throughline-more = Without a command, it opens the window.
help-throughline-map = The map to open in the window
help-throughline-copy = Open it as a new map without a file
help-throughline-lang = The language: en, he, or ro [default: that of the system, or the one chosen in the window]
help-exit-codes =
    Exit codes of all commands:
      0  all is well
      1  done, but something needs attention: an issue, a repair, a conflict,
         a part that was not used, or some of several files that failed
      2  nothing could be done, or the arguments are wrong

help-new = Start a map, empty or from a template
help-new-out = The file to create, such as name.journey.ron; - for standard output
help-new-template = The template to start from; without one, the map is empty
help-new-lang = The language of the map
help-new-force = Overwrite the file if it exists

help-templates = List the templates
help-templates-json = Print one JSON document for programs to read

help-check = List what is wrong with maps, or could be better
help-check-maps = The maps: files, folders, or patterns such as 'maps/**/*.journey.ron'; - for standard input
help-check-json = Print one JSON document for programs to read
help-exit-codes-check =
    Exit codes: 0 no issues, 1 issues or some unreadable files, 2 no readable file.
    One bad file does not stop the others from being checked.

help-export = Write maps as pictures, documents, tables, and text
help-export-more = Exports the whole map, or the stages and lanes that you name. A file is replaced only when the new one is complete.
help-export-maps = The maps: files, folders, or patterns such as 'maps/**/*.journey.ron'; - for standard input
help-export-output = The file to write, or the folder for several; - for standard output [default: beside each map]
help-export-format = The format, where no file name sets it; separate several with commas
help-export-jobs = How many maps to work on at a time
help-export-json = Print one JSON document of what was written and what failed, for programs to read
help-export-stage = Only this stage, by name or id; repeat it for several stages
help-export-lane = Only this lane, by name or id; repeat it for several lanes
help-export-no-title = Leave out the title block above the stages
help-export-no-legend = Leave out the legend below the lanes
help-export-transparent = Leave out the background
help-export-density = The room around cards and in columns: compact suits maps of many steps
help-export-theme = The colors of the map
help-export-scale = Pixels per unit of the map [default: 2, or less if the picture would be too large]
help-export-width = Width in pixels
help-export-print = Size on paper: a width such as 420mm or 16.5in, or a sheet to fit on: a4, a3, a2, a1, a0, letter
help-export-dpi = Dots per inch, for --print and in the file
help-export-small = Make the file smaller, which takes longer
help-export-outlines = Turn text into outlines, which look the same without the fonts
help-export-paper = One page as large as the map, or sheets of this paper, cut between steps
help-export-shape = The shape of the table: like the map, or one row per card
help-export-separator = The separator between two values of a CSV table
help-export-formats = The extension of OUT sets the format: png, svg, pdf, csv, xlsx, md (a report), or mmd (a Mermaid journey).
help-exit-codes-export = Exit codes: 0 all were written, 1 some failed or have boxes in place of characters, 2 all failed.

help-import = Make maps from tables, Mermaid journeys, and text
help-import-more = Lists what could not be used, with its line. Overwrites nothing without --force.
help-import-files = The files, or patterns such as 'journeys/*.mmd'; - for standard input
help-import-output = The map to create, or the folder for several; - for standard output [default: beside each file]
help-import-from = The format of the files, whatever their names say
help-import-lang = The language of the map, if the file does not say
help-import-force = Overwrite existing maps
help-import-json = Print one JSON document of what was created and what was not used, for programs to read
help-exit-codes-import =
    Exit codes: 0 all content is in the maps, 1 some content could not be used or
    some files could not be imported, 2 nothing could be imported.

help-report = Rank the pain points of many maps
help-report-more = Shows what each map contains, then the pain points added up by consequence, channel, and stage, then one by one from the heaviest. Weight is severity × frequency. Hidden lanes are left out.
help-report-maps = The maps: files, folders, or patterns such as 'maps/**/*.journey.ron'; - for standard input
help-report-by = Only one table: the pain points added up by one of these, or the maps
help-report-top = At most this many rows per table [default: 20 for people, all for programs]
help-report-csv = Print a table for spreadsheets
help-report-lang = The language of the report: en, he, or ro [default: that of the system, or en for --csv]
help-report-json = Print one JSON document for programs to read
help-report-markdown = For a report on one map in Markdown: throughline export MAP -o report.md
help-exit-codes-report = Exit codes: 0 all maps were read, 1 some could not be read, 2 none could be read.

help-merge = Merge two maps that were changed separately
help-merge-more = Works as a merge driver for git: throughline merge %O %A %B -o %A --name=%P
help-merge-base = The map that both come from; an empty file if there is none. One of the three may be - for standard input
help-merge-ours = One map; it wins where the two disagree
help-merge-theirs = The other map
help-merge-output = Where the merged map goes, replacing what is there; - for standard output
help-merge-name = The name of the map in messages, when the files are temporary; write --name=NAME if it may begin with a dash
help-merge-json = Print one JSON document of what needs attention, for programs to read
help-exit-codes-merge = Exit codes: 0 merged, 1 merged but something needs attention, 2 a file cannot be read.

help-repair = Save what can still be read of a damaged file as a new map
help-repair-more = The damaged file is left as it is.
help-repair-map = The damaged file; - for standard input
help-repair-output = The file to create; - for standard output
help-repair-json = Print one JSON document of what was repaired, for programs to read
help-exit-codes-repair = Exit codes: 0 nothing was wrong, 1 repaired, 2 nothing can be read.

help-completions = Print the completion script for a shell
help-completions-shell = The shell

# Characters that no font has: all of them, or the first few
glyphs-all = { $named }
glyphs-and-more = { $named } and { $count } more
export-missing-glyphs = { PLURAL($count) ->
    [one] No font on this machine has { $characters }: { $count } text shows boxes instead
   *[other] No font on this machine has { $characters }: { $count } texts show boxes instead
}
status-exported-boxes = { status-exported }. { $why }
