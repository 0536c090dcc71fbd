# The words of the interface. A key begins with the area that it belongs to; `-tip` is a tooltip.

app-name = Throughline
app-window = { $name } – Throughline
app-window-changed = ● { $name } – Throughline

## Menus

menu-file = File
menu-edit = Edit
menu-insert = Insert
menu-view = View
menu-help = Help

## Actions: label in menus, palette and key help

action-new = New map
action-new-from-template = New from template…
action-open = Open…
action-open-recent = Open recent
action-save = Save
action-save-tip = Save the map
action-save-as = Save as…
action-export-png = Export picture…
action-export-png-tip = Export the whole map as a PNG picture
action-close = Close map
action-quit = Quit
action-undo = Undo
action-undo-what = Undo: { $what }
action-redo = Redo
action-redo-what = Redo: { $what }
action-cut = Cut
action-copy = Copy
action-paste = Paste
action-duplicate = Duplicate
action-delete = Delete
action-delete-tip = Delete the selection
action-select-all = Select all
action-select-none = Select nothing
action-edit-text = Edit text
action-find = Find…
action-commands = Commands…
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-reset = Actual size
action-fit-map = Fit map
action-fit-map-tip = Show the whole map
action-fit-selection = Fit selection
action-palette = Palette
action-palette-tip = Show or hide the palette
action-inspector = Inspector
action-inspector-tip = Show or hide the inspector
action-full-screen = Full screen
action-theme-light = Light theme
action-theme-dark = Dark theme
action-direction = Turn direction
action-direction-tip = Let the steps run the other way
action-keys = Keys
action-about = About Throughline
action-add-stage = Add stage
action-add-stage-before = Add stage before
action-add-stage-after = Add stage after
action-add-step = Add step
action-add-step-before = Add step before
action-add-step-after = Add step after
action-add-lane = Add lane
action-add-lane-above = Add lane above
action-add-lane-below = Add lane below
action-add-card = Add card
action-add-persona = Add persona
action-connect = Connect cards
action-move-earlier = Move one step back
action-move-later = Move one step on
action-move-up = Move up
action-move-down = Move down
action-hide-lane = Hide lane
action-show-lanes = Show hidden lanes

## Labels of the history: what undo takes back

edit-add-stage = add stage
edit-add-step = add step
edit-add-lane = add lane
edit-add-card = add card
edit-add-pain = add pain point
edit-add-wait = add wait
edit-add-connector = connect cards
edit-add-persona = add persona
edit-move = move
edit-delete = delete
edit-text = edit text
edit-change = change
edit-paste = paste
edit-mark-moment-of-truth = mark moment of truth
edit-set-emotion = set emotion

## Palette of elements

palette-title = Add
palette-tip = Drag onto the map, or click to add at the selection
palette-stage = Stage
palette-stage-tip = A part of the journey with a goal of its own
palette-step = Step
palette-step-tip = One moment of the customer
palette-lane = Lane
palette-lane-tip = A row of the map
palette-touchpoint = Touchpoint
palette-touchpoint-tip = A contact between customer and organisation
palette-action = Action
palette-action-tip = Something that a person or a system does
palette-decision = Decision
palette-decision-tip = A place where the route splits
palette-evidence = Evidence
palette-evidence-tip = Something that the customer sees or holds
palette-pain = Pain point
palette-pain-tip = What goes wrong: drop it on a card
palette-wait = Wait
palette-wait-tip = The customer waits: drop it on a card
palette-moment-of-truth = Moment of truth
palette-moment-of-truth-tip = Here the customer judges the service: drop it on a card
palette-opportunity = Opportunity
palette-opportunity-tip = An idea that would ease pain points
palette-note = Note
palette-note-tip = A remark for those who work on the map
palette-connector = Connector
palette-connector-tip = An arrow from one card to another

## Texts of new elements

new-stage = New stage
new-step = New step
new-lane = New lane
new-touchpoint = New touchpoint
new-action = New action
new-decision = Which way?
new-evidence = New evidence
new-opportunity = New opportunity
new-note = New note
new-pain = What goes wrong?
new-persona = New persona

## Inspector

inspector-title = Inspector
inspector-nothing = Nothing selected
inspector-nothing-hint = Click something on the map to see and change it.
inspector-several = { $count ->
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
inspector-name-of-role = Empty: the name of the role
inspector-hidden = Hidden
inspector-channel = Channel
inspector-channel-none = No channel
inspector-evidence = Evidence level
inspector-owner = Owner
inspector-span = Steps it spans
inspector-moment-of-truth = Moment of truth
inspector-eases = Eases
inspector-eases-none = No pain points to ease
inspector-severity = Severity
inspector-frequency = Frequency
inspector-consequence = Consequence
inspector-weight = Weight
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

# A field and one of its values, as a screen reader says them: “Severity: 5”
inspector-choice = { $field }: { $value }
# Several records that differ in a field
inspector-mixed = Mixed
inspector-less = { $field }: less
inspector-more = { $field }: more
inspector-personas = Personas
inspector-persona-open = Describe { $name }
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

## Status bar

count-stages = { $count ->
    [one] { $count } stage
   *[other] { $count } stages
}
count-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
count-lanes = { $count ->
    [one] { $count } lane
   *[other] { $count } lanes
}
count-cards = { $count ->
    [one] { $count } card
   *[other] { $count } cards
}
count-pains = { $count ->
    [one] { $count } pain point
   *[other] { $count } pain points
}
count-issues = { $count ->
    [0] No issues
    [one] { $count } issue
   *[other] { $count } issues
}
status-counts = { $steps } • { $lanes } • { $cards } • { $pains }
status-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
status-saved = Saved
status-changed = Not saved
status-new = Not saved yet
status-saving = Saving…
status-opening = Opening { $name }…
status-exporting = Exporting…
status-exported = Picture written to { $path }
status-zoom = { $percent } %
status-zoom-tip = Zoom
status-read-only = Read only

## Start: a map with nothing on it

start-title = Where to start
start-templates = Start from a template
start-empty = Start with an empty map
start-empty-tip = One stage of three steps, and the four lanes that nearly every map has
start-keys = Three keys
start-key-type = Type: a card in the cell
start-key-next = Tab: on to the next step
start-key-commands = { $keys }: every command

template-support = Getting support
template-support-tip = A customer with a problem, from noticing it to renewing
template-blueprint = Service blueprint
template-blueprint-tip = One service in all its lanes, from evidence to support
template-lifecycle = Customer lifecycle
template-lifecycle-tip = From first contact to renewal, with two personas

## Dragging and hints

drag-move-here = Move here
drag-copy-here = Copy here
drag-add-here = Add here
drag-on-card = Drop it on a card
drag-on-lane = Drop it on a lane
drag-not-here = Not here
hint-empty-cell = Type to add a card

## Dialogs

dialog-save-changes-title = Save changes to “{ $name }”?
dialog-save-changes-text = Without saving, the changes since the last save are lost.
dialog-save = Save
dialog-dont-save = Don’t save
dialog-cancel = Cancel
dialog-ok = OK
dialog-close = Close
dialog-retry = Try again
dialog-replace-title = Replace “{ $name }”?
dialog-replace-text = There is already a file of that name.
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
dialog-export-title = Export picture
dialog-path = Path of the file
dialog-path-hint = There is no file dialog here: type where the file is.
dialog-path-hint-save = There is no file dialog here: type where the file shall go.
dialog-path-folder = A name alone means the folder { $folder }
dialog-open = Open
dialog-export = Export
dialog-waiting = The file dialog is open
dialog-type-path = Type the path instead
dialog-filter-map = Journey map
dialog-filter-png = PNG picture
dialog-template-title = New from template
dialog-template-language = Language of the map
dialog-recover-title = Recover “{ $name }”?
dialog-recover-text = The program ended before these changes were saved.
dialog-recover = Recover
dialog-recover-discard = Discard
dialog-keys-title = Keys
dialog-about-title = About Throughline
dialog-about-text = An editor for customer journey maps and service blueprints.

export-scale = Scale
export-transparent = Transparent background

## Find and commands

find-hint = Find in the map
find-count = { $at } of { $count }
find-nothing = Nothing found
commands-hint = Type the name of a command
commands-nothing = No such command

## Faces of the emotion curve

feeling-worst = Awful
feeling-bad = Bad
feeling-neutral = Neutral
feeling-good = Good
feeling-best = Great

## Lines for screen readers

access-canvas = Map
access-card = { $kind }: { $text }
access-cell = { $lane }, { $step }

## Errors: a sentence for the person, with the detail of the program behind it

error-open = “{ $name }” can’t be opened
error-save = “{ $name }” can’t be saved
error-export = The picture can’t be written
error-template = The template can’t be opened
error-unconfirmed = “{ $name }” is saved, but the disk did not confirm it
error-nothing-lost = Nothing was lost: the map is still open here.
error-newer = “{ $name }” was made by a newer version of Throughline. Nothing in it was changed.
error-read-only-file = The file can’t be written. Save it under another name.
error-disk-full = The disk is full. Nothing was lost: the old file is unchanged.
error-dialog = The file dialog didn’t open.
error-no-display = There is no display to open a window on. To get a picture without one: throughline export MAP -o OUT.png
error-refused = That can’t be done: { $reason }
