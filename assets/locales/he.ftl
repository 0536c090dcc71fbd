# המילים של הממשק. שם הפעולה או שם העצם, בלי פנייה בלשון זכר או נקבה. שמות המקשים נשארים בלטינית.

app-window = { $name } – Throughline
app-window-changed = ● { $name } – Throughline
app-window-read-only = { $name } (לקריאה בלבד) – Throughline
app-window-read-only-changed = ● { $name } (לקריאה בלבד) – Throughline

## Menus

menu-file = קובץ
menu-edit = עריכה
menu-insert = הוספה
menu-arrange = סידור
menu-steps = צעדים ושלבים
menu-lanes = נתיבים
menu-role = תפקיד הנתיב
menu-move = הזזה
menu-cards = כרטיסים
menu-card-kind = סוג הכרטיס
menu-evidence = רמת ודאות
menu-card-color = צבע הכרטיס
menu-view = תצוגה
menu-select = בחירה
menu-find = חיפוש
menu-zoom = גודל התצוגה
menu-appearance = מראה
menu-text-size = גודל הטקסט
menu-density = צפיפות
menu-motion = תנועה
menu-text-direction = כיוון הטקסט
menu-recent = קבצים אחרונים
menu-recent-clear = ניקוי הרשימה
menu-connector = חץ
menu-pains = נקודות כאב
menu-help = עזרה
context-add-card = הוספת כרטיס
context-add-mark = הוספה לכרטיס
menu-language = שפה

## Actions: label in menus, palette and key help

action-new = מפה חדשה
action-new-also = ריקה, יצירה, מסע
action-new-from-template = מפה חדשה מתבנית…
action-open = פתיחה…
action-open-also = טעינה, קובץ
action-save = שמירה
action-save-also = קובץ, כתיבה
action-save-as = שמירה בשם…
action-save-as-also = עותק, שינוי שם, קובץ אחר
action-import = ייבוא…
action-import-also = גיליון, טבלה, Excel, CSV, Mermaid, טקסט
action-copy-picture = העתקה כתמונה
action-copy-picture-also = תמונה, שקופית, צילום
action-copy-table = העתקה כטבלה
action-copy-table-also = גיליון, Excel, תאים
menu-copy-as = העתקה בתור
action-export = ייצוא…
action-export-tip = ייצוא המפה כתמונה, כמסמך, כטבלה או כטקסט
action-export-also = תמונה, מסמך, PNG, SVG, PDF, Excel, CSV, Markdown, דוח, שיתוף
action-recovered = שחזור שינויים…
action-recovered-also = קריסה, אבד, גיבוי, לא נשמר
action-quit = יציאה
action-quit-also = סגירה, עזיבה
action-undo = ביטול
action-undo-also = אחורה, טעות
action-redo = ביצוע חוזר
action-redo-also = שוב, קדימה
action-accept-offer = ביצוע מה שההודעה מציעה
action-accept-offer-also = הודעה, רמז, הצגה
action-cut = גזירה
action-copy = העתקה
action-paste = הדבקה
action-delete = מחיקה
action-delete-also = הסרה, ניקוי
action-select-all = בחירת הכול
action-select-more = הרחבת הבחירה
action-select-more-also = נתיב, צעד, הרחבה
action-edit-text = עריכת טקסט
action-edit-text-also = כתיבה, שינוי שם, שם
action-new-card = כרטיס חדש אחרי הכרטיס הזה
action-new-card-also = הוספה, הבא
action-connect = חיבור אל…
action-connect-also = חץ, קישור, קו, מוביל אל, הסכמה
action-next-connector = החץ הבא של הכרטיס
action-reattach = חיבור לכרטיס אחר…
action-reattach-also = חץ, קצה, העברה
action-reverse = היפוך הכיוון
action-reverse-also = חץ, סיבוב
action-turn-heads = חץ חד־כיווני או דו־כיווני
action-turn-heads-also = חץ, הסכמה, שני הצדדים
action-find = חיפוש…
action-find-also = איפה, איתור
action-find-next = התוצאה הבאה
action-find-previous = התוצאה הקודמת
action-replace = חיפוש והחלפה…
action-replace-also = שינוי בכל מקום, איות
action-zoom-in = הגדלת התצוגה
action-zoom-out = הקטנת התצוגה
action-zoom-reset = גודל אמיתי
action-zoom-reset-also = 100 %, רגיל
action-fit-map = התאמה למפה כולה
action-fit-map-also = מבט כולל, הכול
action-fit-selection = התאמה לבחירה
action-fit-selection-also = מיקוד, הצגה
action-fit-stage = התאמה לשלב
action-fit-width = התאמה לרוחב
action-larger-text = הגדלת הטקסט
action-smaller-text = הקטנת הטקסט
action-comfortable = צפיפות מרווחת
action-compact = צפיפות גבוהה
action-motion-system = תנועה לפי המערכת
action-motion-full = תנועה מלאה
action-motion-reduced = תנועה מופחתת
action-fit-stage-also = מיקוד, שלב
action-only-map = המפה בלבד
action-only-map-also = הצגה, מצגת, מיקוד, מקרן, סדנה
action-commands = לוח הפקודות…
action-check = חלונית הבדיקה
action-check-also = ממצאים, בעיות, חסר, שגיאות
action-palette = סרגל הרכיבים
action-palette-also = רכיבים, גרירה, הוספה
action-outline = מתאר
action-outline-also = רשימה, עץ, קורא מסך
action-inspector = חלונית המאפיינים
action-inspector-also = מאפיינים, פרטים, שדות, הצבעות, ערוץ, שפה
action-full-screen = מסך מלא
action-full-screen-also = הצגה, מצגת, מקרן, סדנה
action-system-language = שפת המערכת
action-direction = היפוך כיוון המפה
action-direction-also = מימין לשמאל, משמאל לימין, היפוך
action-text-automatic = כיוון הטקסט: אוטומטי
action-text-left-to-right = כיוון הטקסט: משמאל לימין
action-text-right-to-left = כיוון הטקסט: מימין לשמאל
action-keys = מקשי קיצור
action-keys-also = עזרה, קיצורים, מקלדת
action-consequence = ההשלכה הבאה
action-consequence-also = חוסר יעילות, חוויה, נטישה, נקודת כאב
action-ease = מענה לנקודת כאב…
action-ease-also = הזדמנות, פתרון, קישור
action-owner = הגורם האחראי…
action-owner-also = אחראי, מי, שיוך
action-add-persona = הוספת פרסונה
action-add-feeling = הוספת תחושה: { $name }
action-add-persona-also = לקוח, רגש, תחושה, מצב רוח, עקומה

## Structure and cards

arrange-step-before = צעד חדש לפני
arrange-step-after = צעד חדש אחרי
arrange-split-stage = פיצול השלב כאן
arrange-split-stage-also = חלוקה
arrange-merge-stage = מיזוג עם השלב הבא
arrange-merge-stage-also = איחוד, צירוף
arrange-automatic-width = רוחב עמודה אוטומטי
arrange-lock-lane = נעילה או שחרור של הנתיב
arrange-lock-lane-also = הגנה, הקפאה
arrange-hide-lane = הסתרת הנתיב
arrange-hide-lane-also = מיקוד, צמצום
arrange-show-lanes = הצגת נתיבים מוסתרים
arrange-show-lanes-also = גילוי, החזרה
arrange-duplicate = שכפול
arrange-earlier = הזזה למקום מוקדם יותר
arrange-later = הזזה למקום מאוחר יותר
arrange-up = הזזה למעלה
arrange-down = הזזה למטה
arrange-role-evidence = תפקיד: עדויות פיזיות
arrange-role-customer = תפקיד: לקוח
arrange-role-frontstage = תפקיד: קדמת הבמה
arrange-role-backstage = תפקיד: מאחורי הקלעים
arrange-role-support = תפקיד: תהליכי תמיכה
arrange-role-emotion = תפקיד: רגש
arrange-role-notes = תפקיד: הערות
arrange-duplicate-also = עותק, פעמיים
arrange-split-card = פיצול הכרטיס במקום הסמן
arrange-split-card-also = חלוקה, שני כרטיסים
arrange-join-next = צירוף הכרטיס הבא
arrange-join-next-also = איחוד, צירוף, כרטיס אחד
arrange-kind-touchpoint = הפיכה לנקודת מגע
arrange-kind-action = הפיכה לפעולה
arrange-kind-decision = הפיכה לנקודת הכרעה
arrange-kind-evidence = הפיכה לעדות פיזית
arrange-kind-opportunity = הפיכה להזדמנות
arrange-kind-note = הפיכה להערה
arrange-assumed = ודאות: הנחה
arrange-assumed-also = ניחוש, ודאות, השערה
arrange-partly-known = ודאות: ידוע חלקית
arrange-partly-known-also = ודאות
arrange-researched = ודאות: מבוסס מחקר
arrange-researched-also = ודאות, הוכחה, נתונים, ריאיון
arrange-moment-of-truth = סימון או ביטול של רגע אמת
arrange-moment-of-truth-also = כוכב, חשוב, מכריע
arrange-color-none = צבע: ללא
arrange-color-red = צבע: אדום
arrange-color-orange = צבע: כתום
arrange-color-yellow = צבע: צהוב
arrange-color-green = צבע: ירוק
arrange-color-blue = צבע: כחול
arrange-color-purple = צבע: סגול
arrange-color-gray = צבע: אפור

## Palette of elements

palette-title = הוספה
palette-stage = שלב
palette-stage-tip = חלק במסע הלקוח, עם מטרה משלו
palette-stage-also = תקופה, חלק במסע
palette-step = צעד
palette-step-tip = רגע אחד במסע הלקוח
palette-step-also = עמודה, רגע
palette-lane = נתיב
palette-lane-tip = שורה במפה
palette-lane-also = שורה, תפקיד, קדמת הבמה, מאחורי הקלעים, תמיכה, רגש, תחושה
palette-touchpoint = נקודת מגע
palette-touchpoint-tip = מגע בין הלקוח לארגון
palette-touchpoint-also = מגע, ערוץ, טלפון, דוא״ל, צ׳אט, אתר, אפליקציה, מכתב
palette-action = פעולה
palette-action-tip = משהו שאדם או מערכת עושים
palette-action-also = משימה, תהליך, עבודה
palette-decision = נקודת הכרעה
palette-decision-tip = מקום שבו הדרך מתפצלת
palette-decision-also = פיצול, בחירה, תשובות, החלטה
palette-pain = נקודת כאב
palette-pain-tip = נקודה טעונת שיפור: לגרור אל כרטיס
palette-pain-also = בעיה, חולשה, חומרה, תדירות, הצבעות
palette-wait = המתנה
palette-wait-tip = הלקוח ממתין: לגרור אל כרטיס
palette-wait-also = עיכוב, זמן, שעות, ימים, תור
palette-moment-of-truth = רגע האמת
palette-moment-of-truth-tip = כאן הלקוח שופט את השירות: לגרור אל כרטיס
palette-moment-of-truth-also = כוכב, חשוב, מכריע
palette-opportunity = הזדמנות
palette-opportunity-tip = רעיון שנותן מענה לנקודות כאב
palette-opportunity-also = רעיון, שיפור, פתרון
palette-note = הערה
palette-note-tip = הערה למי שעובדים על המפה
palette-note-also = הערה, פתק

## Texts of new elements

new-persona = פרסונה חדשה

## Inspector

inspector-several = { PLURAL($count) ->
    [one] רכיב אחד נבחר
    [two] שני רכיבים נבחרו
   *[other] { $count } רכיבים נבחרו
}
inspector-map = מפה
inspector-stage = שלב
inspector-step = צעד
inspector-lane = נתיב
inspector-card = כרטיס
inspector-pain = נקודת כאב
inspector-wait = המתנה
inspector-connector = חץ
inspector-persona = פרסונה
inspector-emotion = רגש
inspector-name = שם
inspector-text = טקסט
inspector-title-field = כותרת
inspector-scenario = תרחיש
inspector-kind = סוג
inspector-author = מאת
inspector-version = גרסה
inspector-date = תאריך
inspector-language = שפת המפה
inspector-direction = כיוון
inspector-left-to-right = משמאל לימין
inspector-right-to-left = מימין לשמאל
inspector-goal = מטרת הלקוח
inspector-description = תיאור
inspector-role = תפקיד
inspector-name-of-role = ריק: לפי שם התפקיד
inspector-hidden = מוסתר
inspector-persona-hidden = מוסתרת
inspector-locked = נעול
inspector-width = רוחב העמודה
inspector-width-of-all = כמו כל העמודות
inspector-channel = ערוץ
inspector-channel-none = ללא ערוץ
inspector-evidence = רמת ודאות
inspector-owner = באחריות
inspector-span = מספר הצעדים
inspector-moment-of-truth = רגע האמת
inspector-color = צבע
inspector-color-none = ללא צבע
inspector-eases = נותנת מענה ל
inspector-eases-none = אין נקודות כאב שאפשר לתת להן מענה
inspector-severity = חומרה
inspector-frequency = תדירות
inspector-consequence = השלכה
inspector-weight = משקל
inspector-votes = הצבעות
inspector-min = לפחות
inspector-max = לכל היותר
inspector-unit = יחידה
inspector-heads = סוג החץ
inspector-heads-one = מוביל אל
inspector-heads-two = נדרשת הסכמה
inspector-label = תווית
inspector-feeling = תחושה
inspector-quote = ציטוט
inspector-pains-by-weight = נקודות כאב לפי משקל
inspector-no-pains = אין עדיין נקודות כאב
inspector-pains-shown = { $shown } מתוך { $all }
inspector-no-pains-shown = אין נקודות כאב שמתאימות לסינון
inspector-filter = סינון: { $field }
inspector-filter-all = הכול

# A field and one of its values, as a screen reader says them: “Severity: 5”
inspector-choice = { $field }: { $value }
# Several records that differ in a field
inspector-mixed = ערכים שונים
inspector-less = { $field }: פחות
inspector-more = { $field }: יותר
inspector-personas = פרסונות
inspector-persona-open = תיאור של { $name }
inspector-persona-show = הצגת העקומה של { $name }
inspector-persona-hide = הסתרת העקומה של { $name }
inspector-persona-delete = מחיקה של { $name }
inspector-pains = נקודות כאב
inspector-waits = המתנות
inspector-add-pain = הוספת נקודת כאב
inspector-add-wait = הוספת המתנה
inspector-opportunities = הזדמנויות שנותנות מענה
inspector-from = מקור
inspector-to = יעד
# A pain point in a list, as a screen reader says it
inspector-pain-row = { $text }, משקל { $weight }, { $consequence }

unit-minutes = דקות
unit-hours = שעות
unit-days = ימים
unit-weeks = שבועות
unit-months = חודשים

color-red = אדום
color-orange = כתום
color-yellow = צהוב
color-green = ירוק
color-blue = כחול
color-purple = סגול
color-gray = אפור

## Status bar

count-steps = { PLURAL($count) ->
    [one] צעד אחד
    [two] שני צעדים
   *[other] { $count } צעדים
}
count-lanes = { PLURAL($count) ->
    [one] נתיב אחד
    [two] שני נתיבים
   *[other] { $count } נתיבים
}
count-cards = { PLURAL($count) ->
    [one] כרטיס אחד
    [two] שני כרטיסים
   *[other] { $count } כרטיסים
}
count-pains = { PLURAL($count) ->
    [one] נקודת כאב אחת
    [two] שתי נקודות כאב
   *[other] { $count } נקודות כאב
}
status-counts = { $steps } • { $lanes } • { $cards } • { $pains }
status-selected = { PLURAL($count) ->
    [one] פריט אחד נבחר
    [two] שני פריטים נבחרו
   *[other] { $count } פריטים נבחרו
}
status-issues = { PLURAL($count) ->
    [one] ממצא אחד לבדיקה
    [two] שני ממצאים לבדיקה
   *[other] { $count } ממצאים לבדיקה
}
status-saved = נשמר
status-saved-at = נשמר { $time }
status-versions-tip = הצגת הגרסאות הקודמות של הקובץ
status-changed = לא נשמר
status-new = עדיין לא נשמר
status-saving = שמירה…
status-opening = פתיחת { $name }…
opening-map = נפתח…
status-exporting = ייצוא…
status-exported = המפה יוצאה אל { $path }

imported-news = יובאו: { $stages }, { $cards }
imported-title = ‏״{ $name }״ הומר למפה
imported-unused = { PLURAL($count) ->
    [one] קטע אחד לא נקלט כפי שהוא מופיע בקובץ:
    [two] שני קטעים לא נקלטו כפי שהם מופיעים בקובץ:
   *[other] { $count } קטעים לא נקלטו כפי שהם מופיעים בקובץ:
}
imported-more = { PLURAL($count) ->
    [one] … ועוד אחד, שנכלל בהעתקת הרשימה
    [two] … ועוד שניים, שנכללים בהעתקת הרשימה
   *[other] … ועוד { $count }, שנכללים בהעתקת הרשימה
}
imported-copy = העתקת הרשימה
copied-picture = התמונה הועתקה: { "\u2066" }{ $width } × { $height }{ "\u2069" } פיקסלים
copied-table = הטבלה הועתקה
copied-texts = הטקסטים של הכרטיסים הועתקו כטבלה, בלי נקודות כאב והמתנות
copied-nothing = לא ניתן להעתיק את התמונה
format-png = PNG
format-png-tip = תמונה למצגות, לדואר ולאינטרנט
format-svg = SVG
format-svg-tip = תמונה וקטורית, חדה בכל גודל וניתנת לעריכה
format-pdf = PDF
format-pdf-tip = מסמך להדפסה, לחיפוש ולשליחה
format-csv = CSV
format-csv-tip = טבלה שכל תוכנה קוראת
format-xlsx = Excel
format-xlsx-tip = חוברת עבודה ל־Excel, ל־LibreOffice ול־Google Sheets
format-markdown = Markdown
format-markdown-tip = דוח במילים, לאתרי ויקי ולמסמכים
format-mermaid = Mermaid
format-mermaid-tip = מסע כטקסט, ש־Mermaid מצייר
export-format = סוג קובץ
export-part = מה לייצא
export-whole = כל המפה
export-stage = שלב אחד
export-lanes = נתיבים
export-selection = הבחירה
export-size = גודל
export-size-1 = ‎1×
export-size-2 = ‎2×
export-size-4 = ‎4×
export-size-width = רוחב
export-size-print = הדפסה
export-width = רוחב בפיקסלים
export-print = רוחב על הנייר במילימטרים
export-dpi = נקודות לאינץ׳
export-background = רקע
export-paper = נייר
export-transparent = שקוף
export-title-block = כותרת המפה
export-legend = מקרא
export-comfortable = מרווחת
export-compact = גבוהה
export-small = קובץ קטן יותר (לוקח יותר זמן)
export-letters = אותיות
export-letters-text = טקסט
export-letters-outlines = קווי מתאר
export-sheet = עמודים
export-sheet-fitted = עמוד אחד
export-sheet-a4 = A4
export-sheet-a3 = A3
export-sheet-letter = Letter
export-landscape = לרוחב
export-portrait = לאורך
export-table = טבלה
export-table-grid = רשת כמו המפה
export-table-cards = שורה לכל כרטיס
export-preview = תצוגה מקדימה
export-pixels = ‏{ "\u2066" }{ $width } × { $height }{ "\u2069" } פיקסלים
export-millimeters = ‏{ "\u2066" }{ $width } × { $height }{ "\u2069" } מ״מ
export-too-large = גדול מדי: לכל היותר { $most } פיקסלים בכל צד
export-lacks-lanes = יש לבחור נתיב אחד לפחות
export-lacks-width = נדרש רוחב בין 1 ל־{ $most } פיקסלים
export-lacks-print = נדרש רוחב במילימטרים, מספר גדול מ־0
export-lacks-dpi = נדרש מספר נקודות לאינץ׳ גדול מ־0

selected-cell = בתא הזה: { $selected }
selected-lane = בנתיב הזה: { $selected }
selected-step = בצעד הזה: { $selected }
selected-map = במפה: { $selected }
type-card = הקלדה מוסיפה כרטיס
type-on = הקלדה ממשיכה את הטקסט
type-pain = 1–5: חומרה; אותיות ממשיכות את הטקסט
type-wait = ספרות: כמה זמן; אותיות ממשיכות את הטקסט
type-feeling = 1–5: איך מרגישים; אותיות: מה אומרים
type-new-feeling = 1–5: איך מרגישים
placeholder-stage = שלב { $number }
placeholder-step = שם הצעד
placeholder-cell = ללחוץ ולהקליד, או +
type-notation = ״טלפון: …״ קובע את הערוץ; שורה עם ! היא נקודת כאב
status-zoom = { $percent }%
status-zoom-tip = התאמת המפה או בחירת גודל התצוגה
status-issues-tip = הצגת חלונית הבדיקה

# A foreign file that became a map: a piece of it that was not used, and why; and why there is no map
import-unused = שורה { $line }: ״{ $text }״ – { $why }
import-unused-sheet = גיליון ״{ $text }״ – { $why }
import-unknown = לא זוהה
import-no-place = אין לזה מקום במפה
import-not-a-value = כאן נדרש ערך
import-out-of-range = מחוץ לטווח: נלקח הערך הקרוב ביותר
import-no-such = אין דבר כזה בקובץ
import-again = כבר הופיע, בערך אחר
import-other-sheet = הגיליון לא נקרא: מפה אחת נוצרת מגיליון אחד
import-empty-sheet = אין בגיליון תוכן שמתאים למפה
import-sheet-differs = הגיליון אינו תואם את הגיליון שלפניו ולכן לא נקרא; מה שמופיע רק בו לא נכלל במפה
import-unclosed = המירכאות האלה אינן נסגרות בשום מקום, ולכן הושמטו
import-nameless = אין לזה שם
import-unknown-lane = תפקיד הנתיב הזה אינו מוכר: הוא הפך לנתיב של הערות
import-nothing = אין בקובץ תוכן שמתאים למפה.
import-too-large = הקובץ גדול מכדי להיות מפה.
import-not-a-journey = בקובץ יש תרשים { "\u2066" }Mermaid{ "\u2069" } מסוג אחר: רק מסעות יכולים להפוך למפות.
import-not-that = תוכן הקובץ אינו תואם את הסיומת שלו.
import-already-a-map = זו כבר מפה: אפשר לפתוח אותה.
import-report = זהו דוח של מפה: יש לפתוח את המפה עצמה.
import-other-workbook = לא ניתן לקרוא את חוברת העבודה הזאת: יש לשמור אותה כ־{ "\u2066" }.xlsx{ "\u2069" }, ללא סיסמה.
import-damaged = חוברת העבודה פגומה: חסר בה חלק.

## Find bar

find-field = חיפוש במפה
find-place = { $place } מתוך { $count }
find-count = { PLURAL($count) ->
    [one] תוצאה אחת
    [two] שתי תוצאות
   *[other] { $count } תוצאות
}
find-none = לא נמצא
find-close = סגירת החיפוש
find-with-replacing = החלפה, עם רשימת התוצאות
find-less = חיפוש בלבד
find-replace-field = להחליף ב־
find-replace = החלפה
find-replace-all = החלפת הכול
find-case = התאמת אותיות גדולות
find-whole-words = מילים שלמות
find-hidden = מוסתר: { $lane }
find-locked = נעול: { $lane }
replaced = { PLURAL($count) ->
    [one] הוחלף פעם אחת
    [two] הוחלף פעמיים
   *[other] הוחלף { $count } פעמים
}
replaced-left = { PLURAL($count) ->
    [one] פריט אחד נשאר כפי שהיה
    [two] שני פריטים נשארו כפי שהיו
   *[other] { $count } פריטים נשארו כפי שהיו
}
replaced-locked = { $replaced }; { $left }, בנתיבים נעולים
replaced-hidden = { $replaced }; { $left }, בנתיבים מוסתרים או נעולים ({ $names })

## Command palette

commands-field = מה לעשות או לאן לעבור
commands-none = אין דבר בשם הזה
commands-go = מעבר אל: { $name }
commands-add = הוספה: { $name }
commands-current = { $name }, { $at } מתוך { $all }

## The map without the bars around it

only-map-way-back = מוצגת המפה בלבד; הקשה על { $keys } מחזירה את הסרגלים
panel-width = רוחב: { $panel }
panel-height = גובה: { $panel }
panel-show = הצגת { $panel }

## Outline: the map as a list

outline-title = מתאר המפה
outline-close = סגירת המתאר
outline-lanes = נתיבים
# Behind the name of a step
outline-no-cards = עדיין אין כרטיסים
# Behind what is left out of the picture
outline-hidden = מוסתר
outline-weight = חומרה { $severity }, תדירות { $frequency }, משקל { $weight }
# A connector, in the list below the card that it leaves
outline-leads-to = מוביל אל { $name }
outline-agrees-with = הסכמה עם { $name }
# One thing that is said of a row after another, as a screen reader says them
outline-and = { $first }, { $second }
easing-letter = אות { $letter }
easing-by = מענה { $letter }: { $text }
easing-also = מענה נוסף: { $letters }

## Check panel

check-title = { PLURAL($count) ->
    [one] ממצא אחד
    [two] שני ממצאים
   *[other] { $count } ממצאים
}
check-title-dismissed = { PLURAL($count) ->
    [one] ממצא מוסתר אחד
    [two] שני ממצאים מוסתרים
   *[other] { $count } ממצאים מוסתרים
}
check-none = אין ממצאים: לא חסר דבר
check-none-dismissed = אין ממצאים מוסתרים
check-show-dismissed = הצגת הממצאים המוסתרים ({ $count })
check-show-open = הצגת הממצאים הפתוחים
check-close = סגירת חלונית הבדיקה
check-dismiss = התעלמות
check-restore = שחזור
# Where a card is: its step and its lane
check-place = { $step }, { $lane }
check-broken = המפה סותרת כאן את עצמה; יש לבטל את מה ששונה ידנית בקובץ
check-map-without-steps = במפה אין צעדים
check-map-without-lanes = במפה אין נתיבים
check-stage-without-steps = שלב בלי צעדים
check-step-of-missing-stage = צעד של שלב שאינו קיים
check-card-of-missing-lane = כרטיס בנתיב שאינו קיים
check-card-of-missing-step = כרטיס בצעד שאינו קיים
check-span-of-nothing = כרטיס שאינו נמשך על פני אף צעד
check-eases-missing-pain = הזדמנות לנקודת כאב שאינה קיימת
check-pain-of-missing-card = נקודת כאב בכרטיס שאינו קיים
check-severity-out-of-range = חומרה שאינה בין 1 ל־5
check-frequency-out-of-range = תדירות שאינה בין 1 ל־5
check-wait-of-missing-card = המתנה בכרטיס שאינו קיים
check-wait-reversed = המתנה שהמינימום שלה גדול מהמקסימום
check-connector-from-missing-card = חץ מכרטיס שאינו קיים
check-connector-to-missing-card = חץ אל כרטיס שאינו קיים
check-connector-to-itself = חץ מכרטיס אל עצמו
check-emotion-of-missing-persona = רגש של פרסונה שאינה קיימת
check-emotion-of-missing-step = רגש בצעד שאינו קיים
check-emotion-twice = שני רגשות של פרסונה אחת באותו צעד
check-stage-without-name = שלב בלי שם
check-step-without-name = צעד בלי שם
check-step-without-cards = צעד ריק
check-card-without-text = כרטיס בלי טקסט
check-span-past-end = כרטיס שנמשך מעבר לסוף המפה
check-touchpoint-without-channel = נקודת מגע בלי ערוץ
check-touchpoint-out-of-sight = נקודת מגע מחוץ לשדה הראייה של הלקוח
check-card-in-emotion-lane = כרטיס בנתיב של רגשות
check-decision-without-answers = נקודת הכרעה עם פחות משתי תשובות
check-pain-without-text = נקודת כאב בלי טקסט
check-pain-without-opportunity = נקודת כאב בלי הזדמנות
check-nothing-behind = כרטיס בקדמת הבמה, בלי דבר מאחורי הקלעים
check-card-out-of-reach = כרטיס שאף דרך אינה מובילה אליו

# Why it matters
check-stage-without-name-why = אי אפשר לדעת באיזה חלק של המסע מדובר
check-step-without-name-why = אי אפשר לדעת באיזה רגע של הלקוח מדובר
check-step-without-cards-why = צעד שלא קורה בו דבר מסתיר פער, או מיותר
check-card-without-text-why = הוא תופס מקום ואינו אומר דבר
check-span-past-end-why = הוא מצויר קצר ממה שהוא
check-touchpoint-without-channel-why = בלעדיו לא רואים כמה פעמים הלקוח מחליף ערוץ
check-touchpoint-out-of-sight-why = מגע בנתיב שהלקוח אינו רואה איננו מגע
check-card-in-emotion-lane-why = נתיב כזה מציג עקומות ואינו מכיל כרטיסים: הכרטיס הזה מונח עליהן
check-decision-without-answers-why = מקום שבו הדרך אינה מתפצלת איננו נקודת הכרעה
check-pain-without-text-why = אי אפשר לתקן בעיה שלא תוארה
check-pain-without-opportunity-why = המפה מראה מה משתבש כאן, אך אין בה רעיון לתיקון
check-nothing-behind-why = הלקוח רואה אותו, אך לא רואים מי עושה את העבודה מאחורי הקלעים
check-card-out-of-reach-why = חיצים יוצאים ממנו, אך אף חץ מצעד קודם אינו מגיע אליו

## Start: a map with nothing on it

start-title = איך מתחילים
start-new = מפה חדשה
start-language = שפת המפה
start-empty = מפה ריקה
start-empty-tip = שלושה צעדים וארבעה נתיבים שאפשר לכתוב בהם
start-open = קבצים אחרונים
start-none = כאן יופיעו הקבצים שנפתחו או נשמרו
start-show-all = הצגת הכול ({ $count })
start-drop = קובץ של Markdown, של Excel או של Mermaid שנגרר לכאן הופך למפה

template-support = קבלת תמיכה
template-support-tip = לקוח עם בעיה, מהרגע שהיא מתגלה ועד לחידוש
template-blueprint = תרשים שירות ({ "\u2066" }Service Blueprint{ "\u2069" })
template-blueprint-tip = שירות אחד על כל נתיביו, מהעדויות הפיזיות ועד לתהליכי התמיכה
template-lifecycle = מחזור חיי לקוח
template-lifecycle-tip = מהמגע הראשון ועד לחידוש, עם שתי פרסונות

## Dragging and hints

drag-not-here = לא כאן
hint-write-one = כדי לכתוב, לבחור רק אחד מהם
hint-write-wait = כמה זמן, ואז למה מחכים: ״2–5 ימים: תשובה״, ״שעה וחצי״, ״חצי שעה״
hint-understood = { $what }. ‏Enter מאשר; לאחר מכן { $keys } מחזיר את הטקסט הרגיל
hint-understood-before = לכרטיס הקודם: { $what }. ‏Enter מאשר; לאחר מכן { $keys } מחזיר את הכרטיס
hint-literal = זה נשאר טקסט, כפי שהוא כתוב אחרי הלוכסן
hint-pick-card = לאיזה כרטיס זה מוביל? לחיצה עליו, או מקשי החיצים ו־Enter; ‏Esc לביטול
hint-connected = הכרטיסים האלה כבר מחוברים
ease-hint = ללחוץ על נקודת הכאב, או להגיע אליה במקשי החיצים ולהקיש Enter
emotion-nobody = לכל פרסונה כבר יש כאן רגש: אפשר להוסיף פרסונה למפה
hidden-lanes = { PLURAL($count) ->
    [one] נתיב מוסתר: { $names }
    [two] נתיבים מוסתרים: { $names }
   *[other] נתיבים מוסתרים: { $names }
}
# On the map, where lanes are hidden
hidden-line = מוסתר: { $names }

## Notices about the map, and what they offer

message-close = סגירת ההודעה
offer-show-lanes = { PLURAL($count) ->
    [one] הצגת הנתיב
    [two] הצגת הנתיבים
   *[other] הצגת הנתיבים
}
offer-unlock-lane = ביטול נעילת הנתיב
notice-selected-unseen = { PLURAL($count) ->
    [one] בנתיב מוסתר ({ $names })
    [two] בנתיבים מוסתרים ({ $names })
   *[other] בנתיבים מוסתרים ({ $names })
}
notice-changed-unseen = { PLURAL($count) ->
    [one] מה שהשתנה נמצא בנתיב מוסתר ({ $names })
    [two] מה שהשתנה נמצא בנתיבים מוסתרים ({ $names })
   *[other] מה שהשתנה נמצא בנתיבים מוסתרים ({ $names })
}
notice-mark = נקודות כאב, המתנות ורגעי אמת מקומם על כרטיס: לשחרר על כרטיס, או לבחור קודם כרטיס
notice-card = מקומו של כרטיס בתא, מתחת לצעד ולצד שם של נתיב
notice-column = מקומם של שלבים וצעדים מעל הנתיבים: לשחרר לצד שלב או צעד אחר
notice-lane = מקומם של נתיבים זה מעל זה
notice-not-drawn = מנהל ההתקן הגרפי של המחשב הזה לא מצליח לצייר את המפה; מתאר המפה מציג אותה כרשימה, ואפשר לערוך, לשמור ולייצא אותה
deleted-record = { $thing ->
   *[lane] הנתיב ״{ $name }״ נמחק
    [persona] הפרסונה ״{ $name }״ נמחקה
    [stage] השלב ״{ $name }״ נמחק
    [step] הצעד ״{ $name }״ נמחק
    [card] הכרטיס ״{ $name }״ נמחק
    [pain] נקודת הכאב ״{ $name }״ נמחקה
    [wait] ההמתנה ״{ $name }״ נמחקה
    [connector] החץ ״{ $name }״ נמחק
    [emotion] הרגש ״{ $name }״ נמחק
}
deleted-with = { $deleted }, עם { $things }
deleted-several = נמחקו { $things }
deleted-unseen = { PLURAL($count) ->
    [one] { $deleted }; כרטיס אחד היה בנתיב מוסתר
    [two] { $deleted }; שני כרטיסים היו בנתיבים מוסתרים
   *[other] { $deleted }; { $count } מהכרטיסים היו בנתיבים מוסתרים
}

## Cutting and pasting on the map

paste-nowhere = כדי להדביק יש לבחור תא או כרטיס
paste-too-large = בלוח יש יותר ממה שאפשר להדביק בבת אחת
cut-only-cards = אפשר לגזור רק כרטיסים, שלבים, צעדים ונתיבים
copy-mixed = לא ניתן להעתיק יחד שלבים וצעדים, נתיבים וכרטיסים
pasted-table = { $headings ->
   *[none] הודבקו { $rows } × { $columns }, בלי כותרות
    [steps] הודבקו { $rows } × { $columns }; השורה הראשונה נקראה כצעדים
    [lanes] הודבקו { $rows } × { $columns }; העמודה הראשונה נקראה כנתיבים
    [both] הודבקו { $rows } × { $columns }; השורה הראשונה נקראה כצעדים, העמודה הראשונה כנתיבים
}
pasted-past-last-lane = { PLURAL($count) ->
    [one] { $pasted }. שורה אחת שאין לה נתיב משלה נכנסה לנתיב האחרון
    [two] { $pasted }. שתי שורות שאין להן נתיבים משלהן נכנסו לנתיב האחרון
   *[other] { $pasted }. { $count } שורות שאין להן נתיבים משלהן נכנסו לנתיב האחרון
}
pasted-left-out = { $pasted }. לא נכללו, כי אין נתיב בשם הזה: { $names }

## What is dropped onto the window

drop-opens = שחרור כאן פותח את המפה
drop-makes-cards = שחרור כאן: השורות או הטבלה יהפכו לכרטיסים במקום שנבחר
drop-nowhere = קודם יש לבחור תא או כרטיס: מה שישוחרר יהפוך שם לכרטיסים
drop-does-both = שחרור כאן: טקסטים וטבלאות יהפכו לכרטיסים, ואז תיפתח המפה
drop-folder = ״{ $name }״ היא תיקייה: יש לגרור את הקבצים שבה
drop-unreadable = לא ניתן לקרוא את ״{ $name }״
drop-binary = אין ב־״{ $name }״ טקסט שיכול להפוך לכרטיסים
drop-old-encoding = ״{ $name }״ הוא טקסט בקידוד ישן: קודם יש לשמור אותו בקידוד UTF-8
drop-too-large = ״{ $name }״ גדול מכדי להפוך לכרטיסים
drop-empty = ״{ $name }״ ריק

## The map for those who hear it

access-titled = { $name }, { $noun }
access-nth = { $noun } { $nth } מתוך { $count }
access-within = { $name }, { $noun }, { $place }
access-card = { $text }, { $kind }, { $lane }, { $step }
access-touchpoint = { $kind } באמצעות { $channel }
access-marked = { $card }; { $mark }
access-pain = נקודת כאב: { $text }, חומרה { $severity }, תדירות { $frequency }
access-wait = המתנה: { $time }
access-on = { $mark }; על { $card }
access-leads = { $from } מוביל אל { $to }
access-agreed = { $from } וגם { $to }: נדרשת הסכמה
access-feels = { $name } בצעד { $step }: { $feeling }
access-labeled = { $label }: { $what }
access-cell = תא ריק, { $lane }, { $step }
access-text = טקסט: { $what }
access-bar = תפריטים וכלים
access-menus = תפריטים
access-tools = כלים
access-status = מצב

## Keys on the map, in the list of keys

keys-on-map = במפה
keys-field = חיפוש במקשים
keys-walk = מתא לתא, לאורך הנתיב, לקצות המפה
keys-walk-cards = מכרטיס לכרטיס, בדילוג על נקודות כאב והמתנות
keys-extend = הוספת הכרטיס הבא לבחירה
keys-move = הזזת מה שנבחר
keys-stretch = מתיחת כרטיסים על צעדים, הרחבת עמודות
keys-start-card = כרטיס חדש בתא ריק: פשוט להקליד
keys-write-on = על כרטיס, שם או סימון: ההקלדה ממשיכה בסוף הטקסט
keys-areas = לחלונית הבאה ובחזרה למפה; ‏Esc: בחזרה למפה
keys-next-card = בזמן כתיבה: הכרטיס הבא בתא
keys-next-step = הצעד הבא
keys-previous-step = הצעד הקודם
keys-new-line = בזמן כתיבה: שורה חדשה
keys-leave = יציאה; הטקסט נשמר
keys-wait = משך ההמתנה: להקליד בהמתנה חדשה, או להתחיל בספרה, למשל ״2–5 ימים״ או ״שעה וחצי: טופס״
keys-menu-bar = שורת התפריטים (או Alt עם האות המסומנת בקו תחתון)
keys-menu = תפריט של מה שנבחר
keys-severity = נקודת כאב: חומרה, מ־1 עד 5
keys-frequency = נקודת כאב: תדירות, מ־1 עד 5
keys-feeling = רגש: מגרוע מאוד עד מצוין
keys-feeling-by = רגש: קצת פחות טוב או קצת יותר טוב
keys-notation = בטקסט של כרטיס
keys-notation-channel = ערוץ, בתחילת הטקסט
keys-notation-pain = נקודת כאב: שורה בכרטיס, או כרטיס חדש אחריו
keys-notation-severity = החומרה שלה
keys-notation-wait = המתנה: באותו אופן
keys-text-left-to-right = Ctrl+Shift שמאלי
keys-text-right-to-left = Ctrl+Shift ימני

## Dialogs

dialog-save-changes-title = לשמור את השינויים ב״{ $name }״?
dialog-save-changes-text = ללא שמירה, השינויים מאז השמירה האחרונה נשמרים 14 ימים בתפריט קובץ, תחת שחזור שינויים.
dialog-save-changes-lost = ללא שמירה, השינויים מאז השמירה האחרונה יאבדו: אין אפשרות לכתוב עותק לשחזור.
dialog-save = שמירה
dialog-dont-save = ללא שמירה
dialog-cancel = ביטול
dialog-ok = אישור
dialog-close = סגירה
dialog-replace-title = להחליף את ״{ $name }״?
dialog-replace-text = כבר קיים קובץ בשם הזה.
dialog-replace = החלפה
dialog-conflict-title = תוכנה אחרת שינתה את ״{ $name }״
dialog-conflict-text = שמירה עכשיו תמחק את השינוי הזה.
dialog-conflict-save-as = שמירה בקובץ אחר…
dialog-conflict-overwrite = דריסת הקובץ
dialog-gone-title = הקובץ ״{ $name }״ כבר לא נמצא במקומו
dialog-gone-text = הקובץ הועבר, נמחק או ששמו השתנה. המפה עדיין פתוחה כאן.
dialog-gone-save = שמירה שוב באותו מקום
dialog-open-title = פתיחת מפה
dialog-save-title = שמירת המפה
dialog-export-title = ייצוא המפה
dialog-path = מיקום הקובץ
dialog-path-hint = אין כאן חלון לבחירת קבצים: יש להקליד היכן נמצא הקובץ.
dialog-path-hint-save = אין כאן חלון לבחירת קבצים: יש להקליד היכן לשמור את הקובץ.
dialog-path-folder = שם בלבד: בתיקייה { $folder }
dialog-path-missing = יש להקליד שם של קובץ, לא רק תיקייה
dialog-elsewhere = בחירת מקום אחר…
dialog-back = חזרה
dialog-open = פתיחה
dialog-import-title = ייבוא
dialog-import = ייבוא
dialog-filter-import = טבלאות, מסעות וטקסטים
dialog-export = ייצוא
dialog-waiting = חלון בחירת הקבצים פתוח
dialog-type-path = הקלדת המיקום במקום זאת
dialog-filter-map = מפת מסע לקוח
dialog-keys-title = מקשי קיצור

## Faces of the emotion curve

feeling-worst = גרוע מאוד
feeling-bad = רע
feeling-neutral = ניטרלי
feeling-good = טוב
feeling-best = מצוין

## The file and others: other windows, other programs, earlier versions

file-copy = עותק של { $name }
status-read-only = לקריאה בלבד
status-read-only-changed = לקריאה בלבד, עם שינויים
status-differs = תוכנה אחרת שינתה את הקובץ
status-gone = הקובץ לא נמצא
status-comparing = קריאת מה שנמצא עכשיו ב־{ $name }…
external-changed = תוכנה אחרת או חלון אחר שינו את ״{ $name }״
external-gone = הקובץ ״{ $name }״ הועבר, נמחק או ששמו השתנה
external-replaced = ״{ $name }״ הוחלף בקובץ שאינו מפה
external-merge = מיזוג
external-reload = טעינה מחדש
external-copy = שמירת הגרסה שלי כעותק…
external-restore = שמירה שוב באותו מקום
external-later = אחר כך
dialog-conflict-merge = מיזוג שתי הגרסאות
dialog-replace-held = הקובץ הזה פתוח בחלון אחר.
dialog-held-title = המפה ״{ $name }״ כבר פתוחה
dialog-held-who = נפתחה { $since } על ידי { $who } (תהליך { $process })
dialog-held-by = { $user } במחשב { $host }
dialog-held-text = בפתיחה לקריאה בלבד אפשר לעיין, לשנות ולשמור בשם אחר. עותק הוא מפה חדשה.
dialog-held-read-only = פתיחה לקריאה בלבד
dialog-held-copy = פתיחת עותק
dialog-held-take-over = עריכה בכל זאת
dialog-damaged-title = הקובץ ״{ $name }״ פגום
dialog-damaged-text = אפשר לפתוח עותק מתוקן. הקובץ הפגום נשאר כמו שהוא.
dialog-damaged-open = פתיחת עותק מתוקן
dialog-damaged-list = מה העותק מתקן:
dialog-damaged-more = { PLURAL($count) ->
    [one] ועוד תיקון אחד
    [two] ועוד שני תיקונים
   *[other] ועוד { $count } תיקונים
}
newer-title = המפה ״{ $name }״ נוצרה בגרסה חדשה יותר של Throughline
newer-text = היא מוצגת ככל שהגרסה הזאת מכירה אותה. היא פתוחה לקריאה בלבד: הקובץ נשאר כמו שהוא.
newer-missing = { PLURAL($count) ->
    [one] דבר אחד בה לא מוצג, והוא יחסר בעותק שיישמר מכאן.
    [two] שני דברים בה לא מוצגים, והם יחסרו בעותק שיישמר מכאן.
   *[other] { $count } דברים בה לא מוצגים, והם יחסרו בעותק שיישמר מכאן.
}
external-reloaded = המפה נטענה מחדש ({ $changes }). ביטול מחזיר את הגרסה שלך.
external-merged = הגרסאות מוזגו ({ $changes }). עדיין לא נשמר.
error-merge = לא ניתן למזג את השינויים ב״{ $name }״
why-unrelated = זו עכשיו מפה אחרת: אין בה דבר מהמפה שפתוחה כאן. אפשר לשמור את הגרסה שלך כעותק או לטעון מחדש.
version-not-kept = נשמר, אבל לא ניתן היה לשמור את הגרסה הקודמת: { $reason }
conflicts-title = { PLURAL($count) ->
    [one] סתירה אחת בין שתי הגרסאות
    [two] שתי סתירות בין שתי הגרסאות
   *[other] { $count } סתירות בין שתי הגרסאות
}
conflict-field = { $field }: נשמר הערך שלך, { $ours }; בצד השני: { $theirs }
conflict-order = הועבר בשני הצדדים; נשאר במקום שקבעת
conflict-deleted-here = נמחק אצלך, ובצד השני שונה או היה בשימוש: נשאר במפה
conflict-deleted-there = נמחק בצד השני, ואצלך שונה או היה בשימוש: נשאר במפה
conflict-emptied = כל צד הוציא צעדים מהשלב הזה עד שלא נשאר אף אחד: השלב נמחק
conflict-twice = נשמר הערך שלך, { $ours }; בצד השני: { $theirs }
conflict-quoted = ״{ $text }״
conflict-empty = ריק
conflict-ends = מאיפה ולאן
conflict-place = פרסונה וצעד
conflict-times = זמנים
when-today = היום, { $time }
when-yesterday = אתמול, { $time }
when-date = { $day }.{ $month }.{ $year }, { $time }
action-versions = גרסאות קודמות…
action-versions-also = היסטוריה, גיבוי, קודמות
versions-title = גרסאות קודמות של ״{ $name }״
versions-none = עדיין לא הוחלפה אף גרסה. גרסאות ששמירה מחליפה נשמרות כאן 14 ימים.
versions-no-file = המפה הזאת עוד לא נשמרה.
versions-looking = חיפוש גרסאות קודמות…
versions-after = אחר כך: { $changes }
versions-unreadable = לא ניתן לקרוא את הגרסה הזאת
versions-restore = שחזור
versions-beside = פתיחה בחלון נוסף
versions-restored = שוחזרה הגרסה שנשמרה { $when }. ביטול מחזיר את הגרסה שלך.
error-versions = לא ניתן לקרוא את הגרסאות הקודמות
error-beside = לא ניתן לפתוח חלון נוסף

## Errors: a sentence for the person, with the detail of the program behind it

error-open = לא ניתן לפתוח את ״{ $name }״
error-save = לא ניתן לשמור את ״{ $name }״
error-import = לא ניתן ליצור מפה מתוך ״{ $name }״
error-export = לא ניתן לשמור את הקובץ המיוצא
error-template = לא ניתן לפתוח את התבנית
error-unconfirmed = המפה ״{ $name }״ נשמרה, אך הדיסק לא אישר זאת
error-nothing-lost = דבר לא אבד: המפה עדיין פתוחה כאן.
error-newer = המפה ״{ $name }״ נוצרה בגרסה חדשה יותר של Throughline. דבר בה לא השתנה.
error-read-only-file = לא ניתן לכתוב לקובץ. יש לשמור אותו בשם אחר.
error-disk-full = הדיסק מלא. דבר לא אבד: הקובץ הישן לא השתנה.

## Errors in detail: why a file can't be opened or saved

why-place = שורה { $line }, עמודה { $column }: { $what }
why-folder = זו תיקייה, לא מפה.
why-no-file = אין קובץ כזה.
why-not-allowed = ההרשאות אינן מאפשרות לקרוא את הקובץ.
why-not-read = לא ניתן לקרוא את הקובץ: { $detail }
why-changed = בינתיים הקובץ השתנה או נוצר.
why-gone = בינתיים הקובץ הוסר או ששמו השתנה.
why-read-only = הקובץ מיועד לקריאה בלבד.
why-not-a-file = זה אינו קובץ.
why-other-file = הקובץ שם גדול ממה שמפה יכולה להיות: זהו קובץ אחר.
why-links = הקישורים הסמליים מובילים במעגל.
why-task = לא ניתן { $task }: { $detail }
why-system = { $detail }
why-garbled = הדיסק החזיר נתונים שונים ממה שנכתב.
why-not-read-back = לא ניתן היה לקרוא שוב את המפה: { $reason }
why-not-made = לא ניתן היה ליצור אותו: { $detail }
why-no-memory = אין מספיק זיכרון לתמונה של { $width } על { $height } פיקסלים
why-too-many-rows = בטבלה יהיו { $count } שורות, יותר ממה שחוברת עבודה יכולה להכיל
why-too-many-columns = בטבלה יהיו { $count } עמודות, יותר ממה שחוברת עבודה יכולה להכיל
why-text-too-long = הטקסט בשורה { $row }, בעמודה { $column } ארוך יותר ממה שתא בחוברת עבודה יכול להכיל
why-stopped = הייצוא נעצר.
why-scale-too-large = גדול מדי: { "\u2066" }{ $width } × { $height }{ "\u2069" } פיקסלים, ובכל צד ייתכנו { $most } לכל היותר; קנה המידה הגדול ביותר הוא { $largest }
why-width-too-large = גדול מדי: { "\u2066" }{ $width } × { $height }{ "\u2069" } פיקסלים, ובכל צד ייתכנו { $most } לכל היותר; הרוחב הגדול ביותר הוא { $largest }
why-dpi-too-large = גדול מדי: { "\u2066" }{ $width } × { $height }{ "\u2069" } פיקסלים, ובכל צד ייתכנו { $most } לכל היותר; בגודל הזה לכל היותר { $largest } נקודות לאינץ׳
why-bad-dpi = מספר הנקודות לאינץ׳ צריך להיות בין 1 ל־100000
why-no-size = התמונה לא יכולה להיות בגודל הזה
why-page-too-large = בעמוד של מסמך יש לכל היותר { $most } נקודות בכל צד
why-not-drawn = לא ניתן היה לצייר חלק מהמפה
why-no-display = לא נמצא מסך: כדי לפתוח את החלון של Throughline נדרשת סביבת שולחן עבודה; ליצירת תמונה בלי חלון: { "\u2066" }throughline export MAP -o map.png{ "\u2069" }
why-display-silent = המסך לא הגיב ({ $detail }): כדי לפתוח את החלון של Throughline נדרשת סביבת שולחן עבודה; ליצירת תמונה בלי חלון: { "\u2066" }throughline export MAP -o map.png{ "\u2069" }
why-no-graphics = לא ניתן היה לצייר את החלון ({ $detail }): Throughline זקוק ל־{ "\u2066" }OpenGL 2.1{ "\u2069" } או ל־{ "\u2066" }OpenGL ES 2{ "\u2069" }; ליצירת תמונה בלי חלון: { "\u2066" }throughline export MAP -o map.png{ "\u2069" }
why-no-window = לא ניתן היה לפתוח את החלון: { $detail }

system-not-found = אין קובץ או תיקייה כאלה
system-not-allowed = ההרשאות אינן מאפשרות זאת
system-disk-full = הדיסק מלא
system-exists = זה כבר קיים
system-folder = זו תיקייה
system-not-a-folder = חלק מהנתיב אינו תיקייה
system-bad-name = השם ארוך מדי או שאי אפשר להשתמש בו כאן
system-quota = מכסת האחסון שלך נוצלה
system-file-too-large = הקובץ גדול מדי לדיסק הזה
system-read-only = הדיסק מיועד לקריאה בלבד
system-busy = תוכנה אחרת משתמשת בזה כרגע
system-no-memory = אין מספיק זיכרון
system-closed = הצד השני סגר את החיבור
system-timed-out = לא התקבלה תשובה בזמן
system-unreachable = אין גישה לרשת
system-other = המערכת מדווחת על שגיאה ({ $detail })

# What failed, after “Could not”
task-look-for = לחפש את הקובץ
task-look-at = לבדוק את הקובץ הקיים
task-read-old = לקרוא את הקובץ הקיים
task-follow-path = לעקוב אחר המיקום
task-make-folder = ליצור את התיקייה
task-make-file = ליצור קובץ בתיקייה הזאת
task-write = לכתוב את הקובץ
task-sync = לכתוב את הקובץ לדיסק
task-read-back = לקרוא שוב את מה שנכתב
task-permissions = לתת לקובץ החדש את ההרשאות של הישן
task-place = להעביר את הקובץ החדש למקומו
task-save = לשמור את הקובץ

## What is wrong in a file, after its line and column. Field names and words in `…` stand in the file as they are

file-a-thing = { $thing ->
   *[map] מפה
    [persona] פרסונה
    [stage] שלב
    [step] צעד
    [lane] נתיב
    [card] כרטיס
    [pain] נקודת כאב
    [wait] המתנה
    [connector] חץ
    [emotion] רגש
}
file-thing = { $thing ->
   *[map] מפה
    [persona] פרסונה
    [stage] שלב
    [step] צעד
    [lane] נתיב
    [card] כרטיס
    [pain] נקודת כאב
    [wait] המתנה
    [connector] חץ
    [emotion] רגש
}
file-format = { $format ->
    [utf-16-little] UTF-16 (little endian)
    [utf-16-big] UTF-16 (big endian)
    [png] תמונת PNG
    [pdf] מסמך PDF
    [archive] ארכיון ZIP או מסמך Office
   *[compressed] קובץ דחוס
}
file-expected = { $expected ->
   *[words] אחת מהמילים { $words }
    [records] רשימת רשומות, למשל { "\u2066" }{ $list }: [(id: …), …]{ "\u2069" }
    [text] טקסט במירכאות כפולות
    [id] מזהה במירכאות כפולות
    [pain-ids] רשימת מזהים של נקודות כאב, למשל { "\u2066" }["p1", "p2"]{ "\u2069" }
    [one-to-five] מספר שלם מ־1 עד 5
    [from-one] מספר שלם, 1 או יותר
    [from-zero] מספר שלם, 0 או יותר
    [width] מספר שלם מ־120 עד 960
    [feeling] מספר בין { "\u2066" }-2{ "\u2069" } ל־2
    [truth] true או false
}

file-too-large = הקובץ גדול מ־{ "\u2066" }{ $mib } MiB{ "\u2069" }
file-only-zeros = הקובץ מכיל רק אפסים
file-other-format = זה נראה כמו { file-format }, לא כמו טקסט UTF-8
file-cut-off = הקובץ נגמר באמצע תו
file-old-encoding = זה אינו טקסט UTF-8; זה נראה כמו { $encoding }
file-bad-bytes = הבתים האלה אינם טקסט, בניגוד לשאר הקובץ
file-zeros = במקום טקסט יש כאן אפסים
file-conflict-mark = שתי גרסאות של המפה מופיעות כאן זו אחר זו
file-empty = הקובץ ריק
file-ends-early = הקובץ נגמר מוקדם מדי
file-not-a-map = זו אינה מפה
file-no-version = גרסת הפורמט חסרה
file-late-version = גרסת הפורמט חייבת לבוא לפני כל שאר השדות
file-not-a-version = זו אינה גרסת פורמט
file-newer = נכתב בגרסה חדשה יותר של Throughline (פורמט { $format }); הגרסה הזאת קוראת פורמט { $known }
file-too-deep = יותר מדי סוגריים זה בתוך זה
file-too-much = יש בקובץ יותר מדי: מעל { $records } רשומות או { $fields } שדות
file-unknown-field = אין ב{ file-a-thing } שדה בשם `{ $field }`
file-unknown-word = המילה `{ $word }` אינה מתאימה לשדה `{ $field }`
file-missing-field = חסר ב{ file-a-thing } השדה `{ $field }`
file-field-twice = השדה `{ $field }` מופיע כאן פעמיים
file-unreadable = לא ניתן לקרוא זאת כ־`{ $field }`
file-no-comma = חסר פסיק לפני המקום הזה
file-endless-text = לטקסט שמתחיל כאן אין סוף
file-endless-comment = להערה אין סוף
file-after-the-end = יש עוד תוכן אחרי סוף המפה
file-no-colon = חסרות נקודתיים לפני המקום הזה
file-no-record = חסרה כאן רשומה
file-no-bracket = חסר סוגר לפני המקום הזה
file-unknown-escape = התו שאחרי \ בטקסט אינו מוכר
file-syntax = { $detail }
file-not-an-id = { $text } אינו מזהה
file-out-of-range = { $value } מחוץ לטווח של `{ $field }`
file-no-such-record = אין { file-thing } עם המזהה ״{ $id }״
file-id-twice = המזהה ״{ $id }״ מופיע פעמיים ב־`{ $list }`
file-wait-backwards = הזמן הארוך ביותר, { $max }, קצר מהזמן הקצר ביותר, { $min }

## What to do about it

hint-not-so-large = הקובץ גדול מכדי להיות מפה
hint-earlier-copy = כנראה התוכן אבד כשהמחשב כבה; כדאי לפתוח עותק קודם
hint-save-as-utf8 = יש לשמור את הקובץ בקידוד UTF-8
hint-other-file = יש לבחור קובץ אחר
hint-merge = אפשר לאחד את השתיים כך: { "\u2066" }throughline merge BASE OURS THEIRS -o OUT{ "\u2069" }
hint-complete = האם הקובץ שלם?
hint-start = מפה מתחילה כך: { "\u2066" }(throughline: 1,{ "\u2069" }
hint-newer-version = יש לפתוח בגרסה חדשה יותר; דבר בקובץ לא השתנה
hint-lists = מפה מכילה רשימות של רשומות, ולא מבנה עמוק יותר
hint-expected = אמור להופיע כאן: { file-expected }
hint-did-you-mean = האם הכוונה ל־`{ $name }`?
hint-did-you-mean-id = האם הכוונה ל־״{ $id }״?
hint-add-field = יש להוסיף { $field }: { file-expected }
hint-add-record = יש להוסיף { file-a-thing } עם המזהה הזה, או לציין מזהה קיים
hint-keep-one = יש להשאיר רק אחד
hint-commas = בין שדות ובין רשומות יש פסיק; מירכאות בתוך טקסט נכתבות { "\u2066" }\"{ "\u2069" }
hint-close-text = יש להוסיף " סוגר
hint-close-comment = יש להוסיף בסוף { "\u2066" }*/{ "\u2069" }
hint-remove = יש להסיר אותו
hint-colons = שדות נכתבים כך: { "\u2066" }name: value{ "\u2069" }
hint-round-brackets = רשומות נכתבות בסוגריים עגולים: { "\u2066" }(id: "a", …){ "\u2069" }
hint-escapes = מעבר שורה נכתב { "\u2066" }\n{ "\u2069" }, מירכאות { "\u2066" }\"{ "\u2069" }, לוכסן הפוך { "\u2066" }\\{ "\u2069" }
hint-own-ids = לכל רשומה ברשימה נחוץ מזהה משלה
hint-id-empty = במזהה נחוץ לפחות תו אחד
hint-id-too-long = במזהה יש לכל היותר { $most } תווים
hint-id-character = במזהה מותרים רק האותיות a-z, ספרות והתווים { "\u2066" }'-'{ "\u2069" } ו־{ "\u2066" }'_'{ "\u2069" }, לא ״{ $character }״

## What was put right in a repaired copy

repair-encoding = הטקסט נקרא בקידוד { $encoding }
repair-bad-bytes = בתים שאינם טקסט הוחלפו
repair-zeros = האפסים הושמטו
repair-cut-off = הקובץ נגמר כאן, לפני סוף המפה
repair-punctuation = סוגר, פסיק או מירכאות תוקנו
repair-stray = תוכן שאינו שייך לשום רשומה הושמט
repair-unknown-field = אין ב{ file-a-thing } שדה בשם `{ $field }`; הוא הושמט
repair-read-as = `{ $name }` נקרא בתור `{ $field }`
repair-lost-field = ב{ file-a-thing } לא ניתן היה לקרוא את השדה `{ $field }`; הוא הושמט
repair-lost-record = לא ניתן היה לקרוא { file-a-thing }; הרשומה הושמטה
repair-dangling = יש כאן הפניה למה שאינו קיים; הושמט: { file-a-thing }
repair-lost-link = הקישור לנקודת הכאב ״{ $id }״, שאינה קיימת, הושמט
repair-new-id = המזהה החדש של { file-a-thing } הוא ״{ $id }״
repair-added = היה חסר כאן: { file-a-thing } עם המזהה ״{ $id }״; נוסף פריט ריק במקומו
repair-ranged = `{ $field }` חרג מהטווח; כעת הערך הוא { $value }
repair-too-much = יש כאן יותר ממה שמפה יכולה להכיל; השאר הושמט

## Recovered work: what a crash left, and what was not wanted

recovered-title = שחזור שינויים שלא נשמרו
recovered-text = התוכנה נסגרה לפני שהשינויים האלה נשמרו.
recovered-text-all = שינויים שלא נשמרו, גם אלה שוויתרת עליהם, נשארים כאן 14 ימים.
recovered-nothing = אין שינויים לא שמורים לשחזור.
recovered-restore = שחזור
recovered-later = מאוחר יותר
recovered-discard = ללא שחזור
recovered-entry = { $ago } • { $changes }
recovered-discarded = ויתרת על השינויים האלה.
recovered-never-saved = המפה הזאת מעולם לא נשמרה.
recovered-changed = הקובץ השתנה מאז. בשמירה תוצג שאלה לפני שהוא יידרס.
recovered-gone = הקובץ כבר לא נמצא במקומו.
recovered-unknown = לא ניתן לקרוא את הקובץ כרגע.
recovered-elsewhere = ייתכן שהמפה עדיין פתוחה במחשב { $host }.
recovered-preview = תצוגה מקדימה של המפה המשוחזרת
recovered-drawing = התצוגה המקדימה בהכנה…
recovered-no-preview = אין תצוגה מקדימה למפה הזאת.
settings-damaged = לא ניתן היה לקרוא את ההגדרות (שפה, קבצים אחרונים, חלון), והן אופסו.
status-no-recovery = לא נשמר, ולא ניתן לכתוב עותק לשחזור
unprotected = לא ניתן לכתוב עותק שחזור: אם התוכנה או המחשב ייעצרו עכשיו, השינויים שלא נשמרו יאבדו ({ $reason })

## What changed, counted, and how long ago

changes-map = הכותרת או הפרטים השתנו
changes-added = הוספה: { $things }
changes-removed = מחיקה: { $things }
changes-changed = שינוי: { $things }
changes-moved = העברה: { $things }
changes-added-too = הוספה: { $count }
changes-removed-too = מחיקה: { $count }
changes-changed-too = שינוי: { $count }
changes-moved-too = העברה: { $count }
changes-and = { $first }, { $second }
changes-none = ללא שינוי
count-personas = { PLURAL($count) ->
    [one] פרסונה אחת
    [two] שתי פרסונות
   *[other] { $count } פרסונות
}
count-stages = { PLURAL($count) ->
    [one] שלב אחד
    [two] שני שלבים
   *[other] { $count } שלבים
}
count-waits = { PLURAL($count) ->
    [one] נקודת המתנה אחת
    [two] שתי נקודות המתנה
   *[other] { $count } נקודות המתנה
}
count-connectors = { PLURAL($count) ->
    [one] חץ אחד
    [two] שני חיצים
   *[other] { $count } חיצים
}
count-emotions = { PLURAL($count) ->
    [one] רגש אחד
    [two] שני רגשות
   *[other] { $count } רגשות
}
ago-now = ממש עכשיו
ago-minutes = { PLURAL($count) ->
    [one] לפני דקה
    [two] לפני שתי דקות
   *[other] לפני { $count } דקות
}
ago-hours = { PLURAL($count) ->
    [one] לפני שעה
    [two] לפני שעתיים
   *[other] לפני { $count } שעות
}
ago-days = { PLURAL($count) ->
    [one] לפני יום
    [two] לפני יומיים
   *[other] לפני { $count } ימים
}

## Why something can't be done

refusal-missing = הפריט כבר לא נמצא במפה.
refusal-last-step = לא ניתן למחוק את הצעד האחרון במפה, רק לרוקן אותו.
refusal-last-stage = לא ניתן למחוק את השלב האחרון במפה, רק לרוקן אותו.
refusal-last-lane = לא ניתן למחוק את הנתיב האחרון במפה, רק לרוקן אותו.
refusal-out-of-range = לא ניתן לקבוע כאן את הערך הזה.
refusal-taken = לפרסונה הזאת כבר יש רגש בצעד הזה.
refusal-to-itself = לא ניתן לחבר כרטיס לעצמו.
refusal-not-there = לא ניתן להעביר לשם.
refusal-first-step = לא ניתן לפצל שלב בצעד הראשון שלו.
refusal-nothing-after = אין אחריו פריט שאפשר לצרף אליו.
refusal-loses-links = באיחוד הכרטיסים יאבד קישור או תשובה: יש להסיר אותם קודם.
refusal-locked = הנתיב ״{ $lane }״ נעול.
refusal-hidden = דבר לא השתנה: זה נמצא בנתיב המוסתר ״{ $lane }״.
refusal-no-cards = נתיב של רגשות אינו מכיל כרטיסים.
refusal-holds-cards = יש כרטיסים בנתיב הזה, ונתיב של רגשות אינו מכיל כרטיסים: יש להעביר אותם קודם.
refusal-one-is-enough = עותק נוסף לא יוסיף דבר, ולכן לא ניתן לשכפל.

## שורת הפקודה

cli-missing-glyphs = אין במחשב הזה גופן לתווים { $characters }
cli-hint = הצעה: { $hint }
cli-standard-input = הקלט הסטנדרטי
cli-standard-output = הפלט הסטנדרטי
cli-progress = { $done } מתוך { $all }
cli-thing = { $thing ->
   *[map] מפה
    [persona] פרסונה
    [stage] שלב
    [step] צעד
    [lane] נתיב
    [card] כרטיס
    [pain] נקודת כאב
    [wait] המתנה
    [connector] חץ
    [emotion] רגש
}

# מה שלא ניתן לקרוא
cli-no-command = אין פקודה כזאת ואין קובץ כזה
cli-no-command-hint = רשימת הפקודות: { "\u2066" }throughline --help{ "\u2069" }
cli-folder-hint = יש לציין את שם הקובץ שבתיקייה, המסתיים ב־{ "\u2066" }.journey.ron{ "\u2069" }
cli-not-readable = אסור לקרוא את הקובץ הזה
cli-not-readable-hint = הרשאות הקובץ אינן מאפשרות זאת
cli-not-read = לא ניתן לקרוא את הקובץ: { $detail }
cli-input-not-read = לא ניתן לקרוא: { $detail }
cli-folder = זו תיקייה, לא קובץ
cli-name-files-hint = יש לציין את שמות הקבצים שבתיקייה
cli-not-listed = לא ניתן לקרוא את רשימת הקבצים בתיקייה: { $detail }
cli-no-maps-in-folder = אין בתיקייה הזאת קובץ ששמו מסתיים ב־{ $ending }
cli-deeper-hint = כדי לכלול גם את התיקיות שבתוכה: '{ $pattern }'
cli-bad-pattern = הדפוס אינו תקין: { $mistake }
cli-pattern-stars = תו כללי הוא { "\u2066" }`*`{ "\u2069" } לכל שם, או { "\u2066" }`**`{ "\u2069" } לכל עומק
cli-pattern-recursive = { "\u2066" }`**`{ "\u2069" } צריך לעמוד לבדו בין שני קווים נטויים
cli-pattern-range = טווח התווים אינו תקין
cli-no-match = אין קובץ ששמו מתאים
cli-special = זהו צינור, שקע או התקן, לא קובץ רגיל
cli-special-hint = כדי לקרוא אותו בכל זאת יש לציין את שמו בשורת הפקודה

# מה שלא ניתן לכתוב
cli-not-written = לא ניתן לכתוב: { $detail }
cli-other-folder-hint = יש לבחור תיקייה אחרת, או לשנות את ההרשאות שלה
cli-make-folder-hint = קודם יש ליצור את התיקייה
cli-untouched-hint = מה שהיה שם קודם לא השתנה
cli-no-folder = לא ניתן ליצור את התיקייה: { $detail }
cli-force-hint = יש לבחור שם אחר, או להוסיף { "\u2066" }--force{ "\u2069" } כדי לדרוס את הקובץ
cli-repair-hint = עותק מתוקן נכתב לקובץ חדש
cli-one-stream-for-two = { $what ->
   *[map] אפשר לכתוב לכאן את המפה או את מסמך ה־{ "\u2066" }JSON{ "\u2069" }, לא את שניהם
    [export] אפשר לכתוב לכאן את הייצוא או את מסמך ה־{ "\u2066" }JSON{ "\u2069" }, לא את שניהם
}
cli-name-file-hint = יש לציין שם של קובץ אחרי { "\u2066" }-o{ "\u2069" }
cli-no-map-file = קובץ { $extension } אינו יכול להכיל מפה
cli-map-ending-hint = השם צריך להסתיים ב־{ "\u2066" }.journey.ron{ "\u2069" }
cli-no-output = לא צוין לאן לכתוב
cli-no-output-hint = אחרי { "\u2066" }-o{ "\u2069" } יש לציין שם של קובץ או תיקייה; { "\u2066" }-{ "\u2069" } הוא הפלט הסטנדרטי
cli-no-template = אין תבנית { $template } בשפה { $language }

# ייבוא
cli-unused = ״{ $text }״: { $why }
cli-several-imports = למפות של כמה קבצים נדרשת תיקייה, וזה שם של קובץ
cli-name-folder-hint = יש לציין שם של תיקייה
cli-imports-clash = שניים מהקבצים היו נכתבים לאותה מפה
cli-imports-clash-hint = יש לייבא אותם אחד אחד, בשמות שונים

# מיזוג: הקבצים לפי תפקידם
cli-side = { $side ->
   *[base] { $name } (המקור המשותף)
    [ours] { $name } (הגרסה שלנו)
    [theirs] { $name } (הגרסה שלהם)
    [merged] { $name } (תוצאת המיזוג)
}
cli-conflicts = { PLURAL($count) ->
    [one] סתירה אחת לבדיקה
    [two] שתי סתירות לבדיקה
   *[other] { $count } סתירות לבדיקה
}

# בדיקה
cli-no-issues = אין ממצאים
cli-only-dismissed = { PLURAL($count) ->
    [one] ממצא מוסתר אחד, אין ממצאים אחרים
    [two] שני ממצאים מוסתרים, אין ממצאים אחרים
   *[other] { $count } ממצאים מוסתרים, אין ממצאים אחרים
}
cli-dismissed = { PLURAL($count) ->
    [one] ממצא מוסתר אחד אינו מופיע ברשימה
    [two] שני ממצאים מוסתרים אינם מופיעים ברשימה
   *[other] { $count } ממצאים מוסתרים אינם מופיעים ברשימה
}

# תיקון
cli-more-repairs = { PLURAL($count) ->
    [one] ועוד תיקון אחד כזה
    [two] ועוד שני תיקונים כאלה
   *[other] ועוד { $count } תיקונים כאלה
}

# ייצוא
cli-not-exported = { PLURAL($count) ->
    [one] מפה אחת מתוך { $all } לא יוצאה: { $names }
    [two] שתי מפות מתוך { $all } לא יוצאו: { $names }
   *[other] { $count } מפות מתוך { $all } לא יוצאו: { $names }
}
cli-not-made = לא ניתן לכתוב בפורמט { $format }: { $why }
cli-several-maps = לכמה מפות נדרשת תיקייה, וזה שם של קובץ
cli-several-formats = לכמה פורמטים נדרשת תיקייה, וזה שם של קובץ
cli-folder-or-beside-hint = יש לציין שם של תיקייה, או להשמיט את { "\u2066" }-o{ "\u2069" }: כל קובץ ייכתב ליד המפה שלו
cli-one-map-only = אפשר לכתוב לכאן רק מפה אחת
cli-one-format-only = אפשר לכתוב לכאן רק פורמט אחד
cli-not-a-stream-hint = יש לציין שם של תיקייה במקום { "\u2066" }-{ "\u2069" }
cli-two-formats = לפי השם זה קובץ { $named }, ולפי { "\u2066" }--format{ "\u2069" } הוא { $asked }
cli-two-formats-hint = יש להשמיט את { "\u2066" }--format{ "\u2069" }, או לבחור שם אחר
cli-no-format = אין פורמט עם הסיומת הזאת
cli-extensions-hint = השם צריך להסתיים באחת מהסיומות { $extensions }
cli-target-is-read = זו אחת המפות לייצוא
cli-other-name-hint = יש לבחור שם אחר
cli-exports-clash = גם { $one } וגם { $other } היו נכתבים לקובץ הזה
cli-exports-clash-hint = יש לייצא אותן אחת אחת, בשמות שונים
cli-idle-option = האפשרות מיועדת ל־{ $suited }, והפורמט הוא { $asked }
cli-no-stage = אין במפה שלב בשם ״{ $name }״
cli-stages-hint = השלבים במפה: { $names }
cli-stages-more-hint = { PLURAL($count) ->
    [one] השלבים במפה: { $names }, ועוד אחד
    [two] השלבים במפה: { $names }, ועוד שניים
   *[other] השלבים במפה: { $names }, ועוד { $count }
}
cli-no-stages-hint = אין במפה אף שלב
cli-no-lane = אין במפה נתיב בשם ״{ $name }״
cli-lanes-hint = הנתיבים במפה: { $names }
cli-lanes-more-hint = { PLURAL($count) ->
    [one] הנתיבים במפה: { $names }, ועוד אחד
    [two] הנתיבים במפה: { $names }, ועוד שניים
   *[other] הנתיבים במפה: { $names }, ועוד { $count }
}
cli-no-lanes-hint = אין במפה אף נתיב

# ערכים של אפשרויות
cli-bad-language = שפות התוכנה: { $languages }
cli-no-such-value = אין ערך כזה
cli-not-a-number = נדרש מספר, למשל 2 או 0.5
cli-not-above-zero = נדרש מספר גדול מאפס
cli-bad-print = נדרש אורך, למשל { "\u2066" }420mm{ "\u2069" },‏ { "\u2066" }42cm{ "\u2069" } או { "\u2066" }16.5in{ "\u2069" }, או אחד מאלה: { $sheets }

# דוח: כותרות, ומה שמתחתן
cli-column-cards = כרטיסים
cli-column-pains = נקודות כאב
cli-column-uneased = בלי מענה
cli-column-waits = המתנות
cli-column-issues = ממצאים
cli-column-maps = מפות
cli-no-text = (בלי טקסט)
cli-no-channel = (בלי ערוץ)
cli-no-name = (בלי שם)
cli-pain-in = מקום: { $place }
cli-pain-eased = מענה: { $name }
cli-more-rows = { PLURAL($count) ->
    [one] ועוד שורה אחת; { "\u2066" }--top{ "\u2069" } מציג יותר שורות
    [two] ועוד שתי שורות; { "\u2066" }--top{ "\u2069" } מציג יותר שורות
   *[other] ועוד { $count } שורות; { "\u2066" }--top{ "\u2069" } מציג יותר שורות
}
cli-time-up-to = עד { $time }
cli-time-range = { $least } עד { $most }
cli-decimal = { $whole }.{ $tenth }
cli-time-minutes = { PLURAL($count) ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $count } דקות
}
cli-time-hours = { PLURAL($count) ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $count } שעות
}
cli-time-days = { PLURAL($count) ->
    [one] יום אחד
    [two] יומיים
   *[other] { $count } ימים
}
cli-time-weeks = { PLURAL($count) ->
    [one] שבוע אחד
    [two] שבועיים
   *[other] { $count } שבועות
}
cli-time-months = { PLURAL($count) ->
    [one] חודש אחד
    [two] חודשיים
   *[other] { $count } חודשים
}

## מה לא בסדר בארגומנטים של פקודה

usage-error = שגיאה: { $mistake }
usage-tip = הצעה: { $tip }
usage-more = מידע נוסף: { "\u2066" }--help{ "\u2069" }
usage-because = { $mistake }: { $why }
usage-wrong = הארגומנטים שגויים
usage-no-value = חסר ערך ל־'{ $arg }'
usage-bad-value = הערך '{ $value }' אינו מתאים ל־'{ $arg }'
usage-too-many-values = הערך '{ $value }' מיותר: '{ $arg }' אינו מקבל ערכים נוספים
usage-missing = חסרים ארגומנטים נדרשים:
usage-unexpected = הארגומנט '{ $arg }' אינו מוכר כאן
usage-no-command = הפקודה '{ $name }' אינה מוכרת
usage-not-text = באחד הארגומנטים לפחות יש בתים שאינם טקסט { "\u2066" }UTF-8{ "\u2069" }
usage-twice = הארגומנט '{ $arg }' יכול להופיע פעם אחת בלבד
usage-conflict = לא ניתן לשלב את '{ $arg }' עם '{ $other }'
usage-conflicts = לא ניתן לשלב את '{ $arg }' עם:
usage-conflict-with-others = לא ניתן לשלב את '{ $arg }' עם ארגומנטים אחרים שצוינו
usage-command-conflict = לא ניתן לשלב את '{ $name }' עם '{ $other }'
usage-command-conflicts = לא ניתן לשלב את '{ $name }' עם:
usage-similar-command = יש פקודה דומה: '{ $name }'
usage-similar-commands = יש פקודות דומות: { $names }
usage-similar-argument = יש ארגומנט דומה: '{ $name }'
usage-similar-arguments = יש ארגומנטים דומים: { $names }
usage-similar-value = יש ערך דומה: '{ $name }'
usage-similar-values = יש ערכים דומים: { $names }
usage-pass-as-value = כדי ש־'{ $arg }' ייקרא כערך יש לכתוב '{ $way }'
usage-needless-dashes = יש פקודה בשם '{ $name }'; כדי להשתמש בה יש להסיר את '{ "\u2066" }--{ "\u2069" }' שלפניה
usage-exists = יש אפשרות כזאת: '{ $way }'

## העזרה של שורת הפקודה. מפתח מורכב משם הפקודה ומשם הארגומנט

help-heading-usage = שימוש
help-heading-commands = פקודות
help-heading-arguments = ארגומנטים
help-heading-options = אפשרויות
help-heading-tables = { "\u2066" }CSV, XLSX{ "\u2069" }
help-heading-examples = { PLURAL($count) ->
    [one] דוגמה
    [two] דוגמאות
   *[other] דוגמאות
}
help-default = [ברירת מחדל: { $value }]
help-possible-values = [ערכים אפשריים: { $values }]
help-flag = הצגת העזרה
help-short = הצגת העזרה (פירוט נוסף: '{ "\u2066" }--help{ "\u2069" }')
help-long = הצגת העזרה (תקציר: '{ "\u2066" }-h{ "\u2069" }')
help-version = הצגת הגרסה
help-help = הצגת העזרה הזאת, או העזרה של פקודה
help-lang = שפת ההודעות: { "\u2066" }en{ "\u2069" },‏ { "\u2066" }he{ "\u2069" } או { "\u2066" }ro{ "\u2069" } [ברירת מחדל: שפת המערכת]

# מה שעומד במקום ערך. באותיות לועזיות: זה חלק ממה שמקלידים, ושתי מילים בעברית זו ליד זו מתהפכות בין הסוגריים
help-value-options = { "\u2066" }OPTIONS{ "\u2069" }
help-value-command = { "\u2066" }COMMAND{ "\u2069" }
help-value-map = { "\u2066" }MAP{ "\u2069" }
help-value-in = { "\u2066" }IN{ "\u2069" }
help-value-out = { "\u2066" }OUT{ "\u2069" }
help-value-name = { "\u2066" }NAME{ "\u2069" }
help-value-code = { "\u2066" }CODE{ "\u2069" }
help-value-format = { "\u2066" }FORMAT{ "\u2069" }
help-value-n = { "\u2066" }N{ "\u2069" }
help-value-px = { "\u2066" }PX{ "\u2069" }
help-value-size = { "\u2066" }SIZE{ "\u2069" }
help-value-scale = { "\u2066" }SCALE{ "\u2069" }
help-value-theme = { "\u2066" }THEME{ "\u2069" }
help-value-density = { "\u2066" }DENSITY{ "\u2069" }
help-value-paper = { "\u2066" }PAPER{ "\u2069" }
help-value-shape = { "\u2066" }SHAPE{ "\u2069" }
help-value-separator = { "\u2066" }SEPARATOR{ "\u2069" }
help-value-by = { "\u2066" }BY{ "\u2069" }
help-value-base = { "\u2066" }BASE{ "\u2069" }
help-value-ours = { "\u2066" }OURS{ "\u2069" }
help-value-theirs = { "\u2066" }THEIRS{ "\u2069" }
help-value-shell = { "\u2066" }SHELL{ "\u2069" }

help-throughline = עורך למפות מסע לקוח ולתרשימי שירות
help-throughline-more = בלי פקודה נפתח חלון התוכנה.
help-throughline-map = המפה לפתיחה בחלון
help-throughline-copy = פתיחה כמפה חדשה בלי קובץ
help-throughline-lang = השפה: { "\u2066" }en{ "\u2069" },‏ { "\u2066" }he{ "\u2069" } או { "\u2066" }ro{ "\u2069" } [ברירת מחדל: שפת המערכת, או זו שנבחרה בחלון]
help-exit-codes =
    קודי היציאה של כל הפקודות:
      0  הכול תקין
      1  בוצע, אך יש משהו לבדיקה: ממצא, תיקון, סתירה,
         חלק שלא נעשה בו שימוש, או כמה קבצים מתוך רבים שנכשלו
      2  לא ניתן היה לעשות דבר, או שהארגומנטים שגויים

help-new = יצירת מפה, ריקה או מתבנית
help-new-out = הקובץ ליצירה, למשל { "\u2066" }name.journey.ron{ "\u2069" }; { "\u2066" }-{ "\u2069" } לפלט הסטנדרטי
help-new-template = התבנית שממנה מתחילים; בלעדיה המפה ריקה
help-new-lang = שפת המפה
help-new-force = דריסת הקובץ אם הוא קיים

help-templates = הצגת רשימת התבניות
help-templates-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד לקריאה בידי תוכנות

help-check = הצגת מה ששגוי במפות או שאפשר לשפר
help-check-maps = המפות: קבצים, תיקיות או דפוסים כגון { "\u2066" }'maps/**/*.journey.ron'{ "\u2069" }; { "\u2066" }-{ "\u2069" } לקלט הסטנדרטי
help-check-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד לקריאה בידי תוכנות
help-exit-codes-check =
    קודי יציאה: 0 אין ממצאים, 1 יש ממצאים או קבצים שלא ניתן לקרוא, 2 אין קובץ קריא.
    קובץ פגום אחד אינו מונע את בדיקת האחרים.

help-export = ייצוא מפות כתמונות, מסמכים, טבלאות וטקסט
help-export-more = מייצא את כל המפה, או רק את השלבים והנתיבים שצוינו. קובץ מוחלף רק כשהחדש שלם.
help-export-maps = המפות: קבצים, תיקיות או דפוסים כגון { "\u2066" }'maps/**/*.journey.ron'{ "\u2069" }; { "\u2066" }-{ "\u2069" } לקלט הסטנדרטי
help-export-output = הקובץ לכתיבה, או התיקייה לכמה קבצים; { "\u2066" }-{ "\u2069" } לפלט הסטנדרטי [ברירת מחדל: ליד כל מפה]
help-export-format = הפורמט, כששם הקובץ אינו קובע אותו; בין כמה פורמטים יש פסיק
help-export-jobs = כמה מפות לעבד בו־זמנית
help-export-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד על מה שנכתב ומה שנכשל, לקריאה בידי תוכנות
help-export-stage = רק השלב הזה, לפי שם או מזהה; לכמה שלבים יש לחזור על האפשרות
help-export-lane = רק הנתיב הזה, לפי שם או מזהה; לכמה נתיבים יש לחזור על האפשרות
help-export-no-title = השמטת כותרת המפה שמעל השלבים
help-export-no-legend = השמטת המקרא שמתחת לנתיבים
help-export-transparent = השמטת הרקע
help-export-density = המרווח סביב כרטיסים ובעמודות: { "\u2066" }compact{ "\u2069" } מתאים למפות עם צעדים רבים
help-export-theme = צבעי המפה
help-export-scale = פיקסלים לכל יחידה של המפה [ברירת מחדל: 2, או פחות אם התמונה תהיה גדולה מדי]
help-export-width = רוחב בפיקסלים
help-export-print = הגודל על הנייר: רוחב כגון { "\u2066" }420mm{ "\u2069" } או { "\u2066" }16.5in{ "\u2069" }, או גיליון שהמפה תיכנס בו: { "\u2066" }a4, a3, a2, a1, a0, letter{ "\u2069" }
help-export-dpi = נקודות לאינץ׳, בשביל { "\u2066" }--print{ "\u2069" } ובתוך הקובץ
help-export-small = קובץ קטן יותר (לוקח יותר זמן)
help-export-outlines = המרת הטקסט לקווי מתאר, שנראים אותו דבר גם בלי הגופנים
help-export-paper = עמוד אחד בגודל המפה, או גיליונות של הנייר הזה, חתוכים בין צעדים
help-export-shape = צורת הטבלה: כמו המפה, או שורה לכל כרטיס
help-export-separator = המפריד בין שני ערכים בטבלת { "\u2066" }CSV{ "\u2069" }
help-export-formats = הסיומת של { "\u2066" }OUT{ "\u2069" } קובעת את הפורמט: { "\u2066" }png, svg, pdf, csv, xlsx, md{ "\u2069" } (דוח) או { "\u2066" }mmd{ "\u2069" } (מסע { "\u2066" }Mermaid{ "\u2069" }).
help-exit-codes-export = קודי יציאה: 0 הכול נכתב, 1 חלק נכשלו או שיש בהם ריבועים במקום תווים, 2 הכול נכשל.

help-import = יצירת מפות מטבלאות, ממסעות { "\u2066" }Mermaid{ "\u2069" } ומטקסט
help-import-more = מפרט מה לא נכנס למפה, עם מספר השורה. דבר אינו נדרס בלי { "\u2066" }--force{ "\u2069" }.
help-import-files = הקבצים, או דפוסים כגון { "\u2066" }'journeys/*.mmd'{ "\u2069" }; { "\u2066" }-{ "\u2069" } לקלט הסטנדרטי
help-import-output = המפה ליצירה, או התיקייה לכמה מפות; { "\u2066" }-{ "\u2069" } לפלט הסטנדרטי [ברירת מחדל: ליד כל קובץ]
help-import-from = הפורמט של הקבצים, לא משנה מה שמם
help-import-lang = שפת המפה, אם הקובץ אינו מציין אותה
help-import-force = דריסת מפות קיימות
help-import-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד על מה שנוצר ומה שלא נכנס למפה, לקריאה בידי תוכנות
help-exit-codes-import =
    קודי יציאה: 0 כל התוכן נמצא במפות, 1 חלק מהתוכן לא נכנס למפה או שחלק
    מהקבצים לא יובאו, 2 לא ניתן היה לייבא דבר.

help-report = דירוג נקודות הכאב של מפות רבות
help-report-more = מציג מה יש בכל מפה, אחר כך סיכום של נקודות הכאב לפי השלכה, ערוץ ושלב, ולבסוף אותן אחת אחת מהמשקל הגבוה לנמוך. משקל הוא חומרה × תדירות. נתיבים מוסתרים אינם נכללים.
help-report-maps = המפות: קבצים, תיקיות או דפוסים כגון { "\u2066" }'maps/**/*.journey.ron'{ "\u2069" }; { "\u2066" }-{ "\u2069" } לקלט הסטנדרטי
help-report-by = טבלה אחת בלבד: סיכום נקודות הכאב לפי אחד מאלה, או המפות
help-report-top = לכל היותר מספר כזה של שורות בטבלה [ברירת מחדל: 20 לאנשים, הכול לתוכנות]
help-report-csv = הדפסת טבלה לגיליון אלקטרוני
help-report-lang = שפת הדוח: { "\u2066" }en{ "\u2069" },‏ { "\u2066" }he{ "\u2069" } או { "\u2066" }ro{ "\u2069" } [ברירת מחדל: שפת המערכת, ו־{ "\u2066" }en{ "\u2069" } עם { "\u2066" }--csv{ "\u2069" }]
help-report-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד לקריאה בידי תוכנות
help-report-markdown = לדוח על מפה אחת ב־{ "\u2066" }Markdown{ "\u2069" }: { "\u2066" }throughline export MAP -o report.md{ "\u2069" }
help-exit-codes-report = קודי יציאה: 0 כל המפות נקראו, 1 חלק לא ניתן היה לקרוא, 2 אף אחת לא ניתן היה לקרוא.

help-merge = מיזוג של שתי מפות ששונו בנפרד
help-merge-more = מתאים כמנהל מיזוג של { "\u2066" }git{ "\u2069" }: { "\u2066" }throughline merge %O %A %B -o %A --name=%P{ "\u2069" }
help-merge-base = המפה ששתיהן נוצרו ממנה; קובץ ריק אם אין כזאת. אחת משלוש המפות יכולה להיות { "\u2066" }-{ "\u2069" }, הקלט הסטנדרטי
help-merge-ours = מפה אחת; היא קובעת כשיש סתירה בין השתיים
help-merge-theirs = המפה השנייה
help-merge-output = לאן נכתבת המפה הממוזגת, במקום מה שיש שם; { "\u2066" }-{ "\u2069" } לפלט הסטנדרטי
help-merge-name = שם המפה בהודעות, כשהקבצים זמניים; אם הוא עשוי להתחיל במקף יש לכתוב { "\u2066" }--name=NAME{ "\u2069" }
help-merge-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד על מה שיש לבדוק, לקריאה בידי תוכנות
help-exit-codes-merge = קודי יציאה: 0 מוזג, 1 מוזג אך יש מה לבדוק, 2 לא ניתן לקרוא את אחד הקבצים.

help-repair = שמירת מה שעוד ניתן לקרוא מקובץ פגום כמפה חדשה
help-repair-more = הקובץ הפגום נשאר כפי שהוא.
help-repair-map = הקובץ הפגום; { "\u2066" }-{ "\u2069" } לקלט הסטנדרטי
help-repair-output = הקובץ ליצירה; { "\u2066" }-{ "\u2069" } לפלט הסטנדרטי
help-repair-json = הדפסת מסמך { "\u2066" }JSON{ "\u2069" } אחד על מה שתוקן, לקריאה בידי תוכנות
help-exit-codes-repair = קודי יציאה: 0 הכול היה תקין, 1 תוקן, 2 לא ניתן לקרוא דבר.

help-completions = הדפסת סקריפט השלמה למעטפת פקודות
help-completions-shell = המעטפת

# תווים שאין להם גופן: כולם, או הראשונים שבהם
glyphs-all = { $named }
glyphs-and-more = { $named } ועוד { $count }
export-missing-glyphs = { PLURAL($count) ->
    [one] אין במחשב הזה גופן לתווים { $characters }: בטקסט אחד מופיעים ריבועים במקומם
    [two] אין במחשב הזה גופן לתווים { $characters }: בשני טקסטים מופיעים ריבועים במקומם
   *[other] אין במחשב הזה גופן לתווים { $characters }: ב־{ $count } טקסטים מופיעים ריבועים במקומם
}
status-exported-boxes = { status-exported }. { $why }
