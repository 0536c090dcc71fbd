# The words drawn on a map, in the language of the map.

map-untitled = Untitled map
map-kind-as-is = As-is
map-kind-to-be = To-be

# The date of a map: a day, and the months in it
date-day = { $day } { $month } { $year }
date-months = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec

# Lane roles
role-evidence = Evidence
role-customer = Customer
role-frontstage = Frontstage
role-backstage = Backstage
role-support = Support
role-emotion = Emotion
role-notes = Notes

# The lines that follow from the lane roles
line-interaction = Line of interaction
line-visibility = Line of visibility
line-internal-interaction = Line of internal interaction

# Channels of a touchpoint
channel-phone = Phone
channel-email = E-mail
channel-chat = Chat
channel-social = Social media
channel-web = Web
channel-app = App
channel-sms = SMS
channel-in-person = In person
channel-letter = Letter
channel-self-service = Self-service
channel-other = Other

# What else people call these channels in tables
channel-phone-words = Telephone, Phone call, Call, Call centre, Call center, Hotline, Mobile phone
channel-email-words = Mail, Mails, E-mails, Electronic mail
channel-chat-words = Live chat, Chatbot, Web chat, WhatsApp, Messenger, Telegram
channel-social-words = Social, Social network, Social networks, Facebook, Instagram, LinkedIn, TikTok, Twitter
channel-web-words = Website, Web site, Site, Online, Web page, Web shop, Online shop, Internet
channel-app-words = Mobile app, Mobile application, Application, Apps
channel-sms-words = Text message, Text messages
channel-in-person-words = Face to face, Store, In store, Shop, Branch, Visit, Meeting
channel-letter-words = Post, Letters, Paper mail, Postal mail
channel-self-service-words = Kiosk, Self checkout, Customer portal
channel-other-words = Others, Other channel

# Kinds of cards
card-touchpoint = Touchpoint
card-action = Action
card-decision = Decision
card-evidence = Evidence
card-opportunity = Opportunity
card-note = Note

# Evidence levels of a card
evidence-assumed = Assumed
evidence-partly-known = Partly known
evidence-researched = Researched

# Consequences of a pain point
consequence-inefficiency = Inefficiency
consequence-bad-experience = Bad experience
consequence-churn-risk = Churn risk

# Wait points: one time, from one to another, and from nothing to a time
wait-minutes = { PLURAL($max) ->
    [one] { $max } minute
   *[other] { $max } minutes
}
wait-hours = { PLURAL($max) ->
    [one] { $max } hour
   *[other] { $max } hours
}
wait-days = { PLURAL($max) ->
    [one] { $max } day
   *[other] { $max } days
}
wait-weeks = { PLURAL($max) ->
    [one] { $max } week
   *[other] { $max } weeks
}
wait-months = { PLURAL($max) ->
    [one] { $max } month
   *[other] { $max } months
}
wait-minutes-range = { $min }–{ $max } minutes
wait-hours-range = { $min }–{ $max } hours
wait-days-range = { $min }–{ $max } days
wait-weeks-range = { $min }–{ $max } weeks
wait-months-range = { $min }–{ $max } months
wait-up-to = up to { $time }

# What people write for these units when they say how long a wait is, and before a time that has no minimum
wait-minutes-words = minute, minutes, min, mins, m
wait-hours-words = hour, hours, h, hr, hrs
wait-days-words = day, days, d
wait-weeks-words = week, weeks, w, wk, wks
wait-months-words = month, months, mo, mon
wait-up-to-words = up to
wait-minutes-one = a minute, one minute
wait-hours-one = an hour, one hour
wait-days-one = a day, one day
wait-weeks-one = a week, one week
wait-months-one = a month, one month
wait-half-words = half an, half a, half
wait-and-half-words = and a half
wait-from-words = between, from
wait-to-words = to, and, or

# The report: headings
report-personas = Personas
report-summary = Summary
report-ranked = Pain points by weight
report-other-opportunities = Opportunities without a pain point
report-all-decisions = Decisions
report-waits = Waits
report-issues = Still open
report-column-weight = Weight
report-column-pain = Pain point
report-column-consequence = Consequence
report-column-place = Where
report-column-opportunities = Opportunities

# The report: what is said in it
report-part = This is a part of the map
report-part-stages = Stages: { $names }
report-part-lanes = Lanes: { $names }
report-part-cards = Chosen cards only
report-version = Version { $version }
report-author = By { $author }
report-stage = Stage { $number }
report-step = Step { $number }
report-place = { $step }, { $lane }
report-goal = The customer’s goal: { $goal }
report-until = until “{ $step }”
report-owner = responsible: { $owner }
report-pain = Pain point ({ $consequence }, weight { $weight }): { $text }
report-wait = Wait: { $time }
report-answer = { $answer }: { $card }
report-way = Leads to: { $card }
report-agreement = Agreement needed with: { $card }
report-eases = Would ease: { $pain }
report-eased-by = eased by { $letters }
report-quote = – “{ $quote }”
report-heaviest = The heaviest pain point: { $pain } (weight { $weight })
report-uneased = { PLURAL($count) ->
    [one] 1 pain point without an opportunity
   *[other] { $count } pain points without an opportunity
}
report-opportunities = { PLURAL($count) ->
    [one] 1 opportunity
   *[other] { $count } opportunities
}
report-decisions = { PLURAL($count) ->
    [one] 1 decision
   *[other] { $count } decisions
}
report-moments = { PLURAL($count) ->
    [one] 1 moment of truth
   *[other] { $count } moments of truth
}
report-votes = { PLURAL($count) ->
    [one] 1 vote
   *[other] { $count } votes
}
report-about = about { $time }
report-waiting = Waiting in all: at least { $min }, at most { $max }
report-waiting-most = Waiting in all: at most { $max }
report-waiting-exactly = Waiting in all: { $time }
report-waiting-basis = { PLURAL($count) ->
    [one] 1 wait point
   *[other] { $count } wait points, as if the customer meets all of them
}

# Legend
legend-inefficiency = Pain point: inefficiency
legend-bad-experience = Pain point: bad experience
legend-churn-risk = Pain point: churn risk
legend-severity = Severity, 1 to 5
legend-frequency = Frequency, 1 to 5
legend-wait = Wait
legend-moment-of-truth = Moment of truth
legend-decision = Decision
legend-opportunity = Opportunity
legend-letter = Opportunity that eases the pain point with the same letter
legend-note = Note
legend-assumed = Assumed
legend-researched = Researched
legend-agreement = Agreement needed

# Tables: headings, kinds of rows and values. What stands first is written, all of it is understood
term-stage = Stage, Stages, Phase, Phases, Journey stage, Journey phase, Customer journey, Journey, Lifecycle, Customer lifecycle
term-step = Step, Steps, Journey step, Moment, Milestone
term-lane = Lane, Lanes, Row, Swimlane, Layer
term-role = Lane role, Role
term-kind = Kind, Type, Card kind, Card type, Element
term-text = Text, Description, Content, Details
term-channel = Channel, Channels
term-evidence = Evidence level, Certainty
term-assumed = Assumed, Assumption, Hypothesis, Guess
term-partly-known = Partly known, Partially known
term-researched = Researched, Research-based, Validated, Confirmed
term-moment-of-truth = Moment of truth, Moments of truth, MOT, Moments that matter
term-owner = Owner, Responsible, Owners, Responsible person, Responsible team, Ownership, Responsibility
term-color = Color, Colour
term-span = Steps wide, Span
term-severity = Severity, Impact, Pain severity, Pain point severity
term-frequency = Frequency, Pain frequency, Pain point frequency
term-consequence = Consequence
term-inefficiency = Inefficiency, Inefficiencies, Inefficient processes, Waste
term-bad-experience = Bad experience, Bad experiences, Poor experience, Unsatisfactory experience, Bad service, Poor service, Dissatisfaction
term-churn-risk = Churn risk, Churn, Risk of churn, Risk of leaving, Customer loss
term-votes = Votes
term-shortest = Shortest time, Minimum time, Min
term-longest = Longest time, Maximum time, Max
term-unit = Unit of time, Unit
term-persona = Persona, Personas, Customer type
term-feeling = Feeling, Score, Rating, Satisfaction
term-goal = Goal, Goals, Customer goal, Customer goals, User goals, Objectives
term-id = ID
term-belongs-to = Belongs to
term-leads-to = Leads to
term-eases = Eases
term-letter = Opportunity letter, Opportunity letters
term-stage-id = Stage ID
term-step-id = Step ID
term-lane-id = Lane ID
term-weight = Weight
term-pain = Pain point, Pain points, Pain, Pains, Problems, Problem, Frustrations, Barriers, Issues, Challenges, Friction, Weak points, Weak point, Weaknesses, Points to improve, Areas for improvement, Painpoint, Painpoints
term-wait = Wait, Waits, Wait point, Waiting, Waiting time, Wait time, Duration, Time
term-emotion = Emotion, Emotions, Feelings, Emotional journey, Emotion curve, Mood, Sentiment, Customer feeling, Customer emotions, Experience, Emotional, Emotional state
term-connector = Connector, Arrow, Arrows, Connectors
term-agreement = Agreement needed
term-map = Map, Maps, File
term-card = Card, Cards
term-title = Title, Map title, Name of the map
term-scenario = Scenario, Use case, Situation
term-author = Author, Authors, Created by, Made by, Prepared by
term-version = Version, Revision
term-date = Date, Last updated, Updated, Created on
term-decisions = Decisions, Decision, Decision points, Decision point, Decisive moments, Decisive moment, Moments of decision
term-very-low = Very low, Minimal, Never
term-low = Low, Minor, Rare, Rarely, Seldom
term-medium = Medium, Moderate, Average, Sometimes
term-high = High, Major, Often, Frequent
term-very-high = Very high, Critical, Severe, Always, Very often
term-touchpoints = Touchpoint, Touchpoints, Touch points, Points of contact, Contact points, Points of direct contact, Direct contacts, Interactions
term-opportunities = Opportunity, Opportunities, Ideas, Improvements, Solutions, Recommendations
term-evidence-lane = Physical evidence, Evidence, Artifacts, Artefacts, Props
term-customer-lane = Customer, Customer actions, User actions, Actions, Action, Activities, Doing, Customer activities, What the customer does, User
term-frontstage-lane = Frontstage, Front stage, Onstage, Frontstage actions, Visible contact employee actions, Employees, Staff, Agent, Customer service, Customer support, Contact center
term-backstage-lane = Backstage, Back stage, Backstage actions, Back office, Internal process, Internal processes, Processes, Invisible contact employee actions, Internal actions, Internal operations, Internal handling, Internal work processes, Internal workflows, Behind the scenes, Backoffice
term-support-lane = Support, Support processes, Systems, System, Technology, IT, Tools, Infrastructure
term-notes-lane = Notes, Note, Remarks, Comments, Thoughts, Thinking, Questions, Metrics, KPI, KPIs, Quotes
term-yes = Yes, True, X, 1
term-no = No, False, 0
term-red = Red
term-orange = Orange
term-yellow = Yellow
term-green = Green
term-blue = Blue
term-purple = Purple
term-gray = Gray, Grey
term-delighted = Delighted, Very happy, Excited, Enthusiastic, Very satisfied, Very positive, Excellent, Delight, Excitement, Joy
term-content = Happy, Satisfied, Positive, Good, Hopeful, Relieved, Curious, Interested, Confident, Calm, Content, Relief, Curiosity, Hope, Joyful, Pleased, Glad
term-neutral = Neutral, Indifferent, OK, Okay, Bored, Surprised
term-unhappy = Unhappy, Dissatisfied, Negative, Bad, Confused, Worried, Anxious, Uncertain, Disappointed, Annoyed, Sad, Impatient, Anxiety, Fear, Worry, Confusion, Disappointment, Nervous, Unsure, Overwhelmed, Stressed, Tired, Upset
term-angry = Angry, Very unhappy, Very dissatisfied, Very negative, Frustrated, Furious, Desperate, Terrible, Anger, Frustration, Rage, Despair

# Documents: what stands below a page
page-number = Page { $page } of { $pages }

# Table of many maps
overview-title = Title
overview-maps = Maps
overview-cards = Cards
overview-pains = Pain points
overview-uneased = Without an opportunity
overview-weight = Weight in all
overview-waits = Wait points
overview-shortest = Shortest time in minutes
overview-longest = Longest time in minutes
overview-issues = Issues

# Journey in Mermaid
mermaid-no-feelings = Feelings are not part of this: the score 3 only stands in for them
