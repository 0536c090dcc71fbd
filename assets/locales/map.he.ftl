# המילים שמצוירות על המפה, בשפת המפה.

map-untitled = מפה ללא שם
map-kind-as-is = מצב קיים
map-kind-to-be = מצב רצוי

# The date of a map: a day, and the months in it
date-day = { $day }.{ $month }.{ $year }
date-months = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12

# Lane roles
role-evidence = עדויות פיזיות
role-customer = לקוח
role-frontstage = קדמת הבמה
role-backstage = מאחורי הקלעים
role-support = תהליכי תמיכה
role-emotion = רגש
role-notes = הערות

# The lines that follow from the lane roles
line-interaction = קו האינטראקציה
line-visibility = קו הנראות
line-internal-interaction = קו האינטראקציה הפנימית

# Channels of a touchpoint
channel-phone = טלפון
channel-email = אימייל
channel-chat = צ׳אט
channel-social = רשתות חברתיות
channel-web = אתר
channel-app = אפליקציה
channel-sms = SMS
channel-in-person = פנים אל פנים
channel-letter = מכתב
channel-self-service = שירות עצמי
channel-other = אחר

# What else people call these channels in tables
channel-phone-words = שיחה, שיחת טלפון, שיחה טלפונית, מוקד, מוקד טלפוני, נייד
channel-email-words = מייל, דוא״ל, דואר אלקטרוני, אי-מייל
channel-chat-words = צאט, צ׳ט, צאטבוט, צ׳אטבוט, וואטסאפ, ווטסאפ
channel-social-words = רשת חברתית, סושיאל, פייסבוק, אינסטגרם, לינקדאין, טיקטוק, מדיה חברתית
channel-web-words = אתר אינטרנט, אינטרנט, אתר החברה, אונליין, מקוון, אתרים
channel-app-words = יישום, יישומון, אפליקציה בנייד, אפליקציית מובייל
channel-sms-words = מסרון, הודעת טקסט, סמס
channel-in-person-words = פגישה, סניף, חנות, פרונטלי, ביקור, פנים מול פנים
channel-letter-words = דואר, מכתבים, דואר רגיל
channel-self-service-words = עמדת שירות, קיוסק, עמדה, אזור אישי
channel-other-words = אחרים, ערוץ אחר

# Kinds of cards
card-touchpoint = נקודת מגע
card-action = פעולה
card-decision = נקודת הכרעה
card-evidence = עדות פיזית
card-opportunity = הזדמנות
card-note = הערה

# Evidence levels of a card
evidence-assumed = הנחה
evidence-partly-known = ידוע חלקית
evidence-researched = מבוסס מחקר

# Consequences of a pain point
consequence-inefficiency = חוסר יעילות
consequence-bad-experience = פגיעה בחוויה
consequence-churn-risk = סיכון לנטישה

# Wait points: one time, from one to another, and from nothing to a time
wait-minutes = { PLURAL($max) ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $max } דקות
}
wait-hours = { PLURAL($max) ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $max } שעות
}
wait-days = { PLURAL($max) ->
    [one] יום אחד
    [two] יומיים
   *[other] { $max } ימים
}
wait-weeks = { PLURAL($max) ->
    [one] שבוע אחד
    [two] שבועיים
   *[other] { $max } שבועות
}
wait-months = { PLURAL($max) ->
    [one] חודש אחד
    [two] חודשיים
   *[other] { $max } חודשים
}
wait-minutes-range = { $min }–{ $max } דקות
wait-hours-range = { $min }–{ $max } שעות
wait-days-range = { $min }–{ $max } ימים
wait-weeks-range = { $min }–{ $max } שבועות
wait-months-range = { $min }–{ $max } חודשים
wait-up-to = עד { $time }

# What people write for these units when they say how long a wait is, and before a time that has no minimum
wait-minutes-words = דקה, דקות, דק׳, ד׳
wait-hours-words = שעה, שעות, שע׳, ש׳
wait-days-words = יום, ימים, י׳
wait-weeks-words = שבוע, שבועות, שב׳
wait-months-words = חודש, חודשים, חו׳, חד׳
wait-up-to-words = עד
wait-minutes-one = דקה אחת, דקה
wait-hours-one = שעה אחת, שעה
wait-days-one = יום אחד, יום
wait-weeks-one = שבוע אחד, שבוע
wait-months-one = חודש אחד, חודש
wait-half-words = חצי
wait-and-half-words = וחצי
wait-from-words = בין, מ
wait-to-words = עד, ל, או

# The report: headings
report-personas = פרסונות
report-summary = תקציר
report-ranked = נקודות כאב לפי משקל
report-other-opportunities = הזדמנויות בלי נקודת כאב
report-all-decisions = נקודות הכרעה
report-waits = המתנות
report-issues = עדיין פתוח
report-column-weight = משקל
report-column-pain = נקודת כאב
report-column-consequence = השלכה
report-column-place = היכן
report-column-opportunities = הזדמנויות

# The report: what is said in it
report-part = זהו חלק מהמפה
report-part-stages = שלבים: { $names }
report-part-lanes = נתיבים: { $names }
report-part-cards = רק כרטיסים נבחרים
report-version = גרסה { $version }
report-author = מאת { $author }
report-stage = שלב { $number }
report-step = צעד { $number }
report-place = { $step }, { $lane }
report-goal = מטרת הלקוח: { $goal }
report-until = עד ״{ $step }״
report-owner = באחריות: { $owner }
report-pain = נקודת כאב ({ $consequence }, משקל { $weight }): { $text }
report-wait = המתנה: { $time }
report-answer = { $answer }: { $card }
report-way = מוביל אל: { $card }
report-agreement = נדרשת הסכמה עם: { $card }
report-eases = תיתן מענה ל: { $pain }
report-eased-by = מענה: { $letters }
report-quote = – ״{ $quote }״
report-heaviest = נקודת הכאב בעלת המשקל הגבוה ביותר: { $pain } (משקל { $weight })
report-uneased = { PLURAL($count) ->
    [one] נקודת כאב אחת בלי הזדמנות
    [two] שתי נקודות כאב בלי הזדמנות
   *[other] { $count } נקודות כאב בלי הזדמנות
}
report-opportunities = { PLURAL($count) ->
    [one] הזדמנות אחת
    [two] שתי הזדמנויות
   *[other] { $count } הזדמנויות
}
report-decisions = { PLURAL($count) ->
    [one] נקודת הכרעה אחת
    [two] שתי נקודות הכרעה
   *[other] { $count } נקודות הכרעה
}
report-moments = { PLURAL($count) ->
    [one] רגע אמת אחד
    [two] שני רגעי אמת
   *[other] { $count } רגעי אמת
}
report-votes = { PLURAL($count) ->
    [one] הצבעה אחת
    [two] שתי הצבעות
   *[other] { $count } הצבעות
}
report-about = בערך { $time }
report-waiting = זמן ההמתנה הכולל: לפחות { $min }, לכל היותר { $max }
report-waiting-most = זמן ההמתנה הכולל: לכל היותר { $max }
report-waiting-exactly = זמן ההמתנה הכולל: { $time }
report-waiting-basis = { PLURAL($count) ->
    [one] נקודת המתנה אחת
    [two] שתי נקודות המתנה, אם הלקוח עובר בשתיהן
   *[other] { $count } נקודות המתנה, אם הלקוח עובר בכולן
}

# Legend
legend-inefficiency = נקודת כאב: חוסר יעילות
legend-bad-experience = נקודת כאב: פגיעה בחוויה
legend-churn-risk = נקודת כאב: סיכון לנטישה
legend-severity = חומרה, מ־1 עד 5
legend-frequency = תדירות, מ־1 עד 5
legend-wait = המתנה
legend-moment-of-truth = רגע האמת
legend-decision = נקודת הכרעה
legend-opportunity = הזדמנות
legend-letter = הזדמנות שנותנת מענה לנקודת הכאב בעלת אותה האות
legend-note = הערה
legend-assumed = הנחה
legend-researched = מבוסס מחקר
legend-agreement = נדרשת הסכמה

# Tables: headings, kinds of rows and values. What stands first is written, all of it is understood
term-stage = שלב, שלבים, שלבי המסע, פאזה, מסלול הלקוח, מסע הלקוח, מסע לקוח, שלבי המסלול, שלבי מסלול הלקוח, מחזור החיים, מחזור חיי הלקוח, שלבי מחזור החיים
term-step = צעד, צעדים, רגע, אבן דרך
term-lane = נתיב, נתיבים, מסלול, מסלולים, שורה
term-role = תפקיד הנתיב, תפקיד המסלול, תפקיד
term-kind = סוג, סוג הכרטיס, סוג כרטיס
term-text = טקסט, תיאור, תוכן, פירוט
term-channel = ערוץ, ערוצים
term-evidence = רמת ודאות, רמת ביסוס, ודאות
term-assumed = הנחה, הנחות, משוער, השערה
term-partly-known = ידוע חלקית, ידוע בחלקו
term-researched = מבוסס מחקר, נחקר
term-moment-of-truth = רגע האמת, רגע אמת, רגעי אמת
term-owner = באחריות, גורם אחראי, אחראי, אחראית, אחראים, בעלים, אחריות
term-color = צבע
term-span = רוחב בצעדים, רוחב
term-severity = חומרה, חומרת הכאב, חומרת הבעיה, דרגת חומרה
term-frequency = תדירות, שכיחות, תדירות הבעיה
term-consequence = השלכה, תוצאה
term-inefficiency = חוסר יעילות, חוסר היעילות, אי־יעילות, לא יעיל, תהליכים לא יעילים, בזבוז זמן
term-bad-experience = פגיעה בחוויה, חוויה רעה, חוויה לא טובה, חוויה שלילית, שירות לא טוב, שירות רע, שירות גרוע, השפעה לרעה על החוויה
term-churn-risk = סיכון לנטישה, סכנת נטישה, סיכון נטישה, נטישה, נטישת לקוחות
term-votes = הצבעות, קולות
term-shortest = זמן מינימלי, זמן מזערי, מינימום
term-longest = זמן מקסימלי, זמן מרבי, מקסימום
term-unit = יחידת זמן, יחידה
term-persona = פרסונה, פרסונות, דמות
term-feeling = תחושה, ציון, דירוג, שביעות רצון
term-goal = מטרה, מטרות, מטרת הלקוח, מטרות הלקוח, יעד, יעדים
term-id = מזהה
term-belongs-to = שייך אל
term-leads-to = מוביל אל
term-eases = נותנת מענה ל, מקל על
term-letter = אות ההזדמנות, אותיות ההזדמנויות
term-stage-id = מזהה השלב
term-step-id = מזהה הצעד
term-lane-id = מזהה הנתיב, מזהה המסלול
term-weight = משקל
term-pain = נקודת כאב, נקודות כאב, כאב, כאבים, בעיה, בעיות, קשיים, תסכולים, חסמים, אתגרים, נקודה טעונת שיפור, נקודות טעונות שיפור, נקודות חולשה, נקודת חולשה, חולשות, נקודות לשיפור, נקודות תורפה, קושי
term-wait = המתנה, המתנות, זמן המתנה, זמני המתנה, משך, זמן
term-emotion = רגש, רגשות, עקומת רגש, עקומת הרגש, תחושות, מצב רוח, רגשות הלקוח, חוויה, מצב רגשי, תחושה
term-connector = חץ, חיצים, קו קישור, מחבר
term-agreement = נדרשת הסכמה
term-map = מפה, מפות, קובץ
term-card = כרטיס, כרטיסים
term-title = כותרת, שם המפה, כותרת המפה
term-scenario = תרחיש, סיפור רקע, תרחיש שימוש
term-author = מאת, יוצר המפה, יוצרת המפה, מחבר, מחברת, מחברים, הוכן על ידי, נכתב על ידי
term-version = גרסה, גירסה
term-date = תאריך, עודכן, עדכון אחרון
term-decisions = החלטות, החלטה, נקודות החלטה, נקודת החלטה, נקודת הכרעה, נקודות הכרעה, הכרעות, הכרעה, רגעי הכרעה
term-very-low = נמוכה מאוד, נמוך מאוד, אף פעם
term-low = נמוכה, נמוך, קלה, לעיתים רחוקות, נדיר
term-medium = בינונית, בינוני, ממוצע, לפעמים
term-high = גבוהה, גבוה, לעיתים קרובות
term-very-high = גבוהה מאוד, גבוה מאוד, קריטי, קריטית, חמור, חמורה, תמיד
term-touchpoints = נקודת מגע, נקודות מגע, נקודות המגע, ממשק עם הלקוח, נקודות המגע של העסק עם הלקוח, אינטראקציות, אינטראקציה, מגע עם הלקוח
term-opportunities = הזדמנות, הזדמנויות, הזדמנויות לשיפור, רעיונות, שיפורים, פתרונות, המלצות
term-evidence-lane = עדויות, עדות, ראיות, ראיות פיזיות, עדויות פיזיות, עדות פיזית
term-customer-lane = לקוח, הלקוח, פעולות, פעולה, פעולות הלקוח, פעולות לקוח, פעילות, פעילויות, לקוחה, משתמש, מה הלקוח עושה
term-frontstage-lane = קדמת הבמה, קדמת במה, חזית, נציג, נציגים, נותן השירות, פעולות גלויות, נציגי שירות, אנשי שירות, שירות לקוחות, תמיכה בלקוחות, מוקד שירות
term-backstage-lane = מאחורי הקלעים, אחורי הקלעים, תהליכים פנימיים, תהליך פנימי, משרד אחורי, פעולות סמויות, תהליכי עבודה פנימיים, תהליך עבודה פנימי, פעולות פנימיות, פעולה פנימית, תהליכי עבודה, טיפול פנימי, עבודה פנימית
term-support-lane = תמיכה, תהליכי תמיכה, מערכות, מערכת, טכנולוגיה, כלים, תשתיות
term-notes-lane = הערות, הערה, מחשבות, שאלות, מדדים, ציטוטים, הארות
term-yes = כן, נכון, אמת
term-no = לא, שקר
term-red = אדום
term-orange = כתום
term-yellow = צהוב
term-green = ירוק
term-blue = כחול
term-purple = סגול
term-gray = אפור
term-delighted = נלהב, מאושר, מרוצה מאוד, נרגש, מצוין, שמח מאוד, חיובי מאוד, נלהבת, מאושרת, נרגשת, התלהבות, התרגשות, שמחה רבה
term-content = שמח, מרוצה, טוב, חיובי, מקווה, סקרן, רגוע, הקלה, בטוח, שמחה, סקרנית, רגועה, סקרנות, מקווה לטוב, תקווה, בטוחה, מעוניין, מעוניינת
term-neutral = ניטרלי, נייטרלי, אדיש, בסדר, אדישה, משועמם, משועממת, אדישות
term-unhappy = לא מרוצה, עצוב, מודאג, מבולבל, שלילי, רע, מאוכזב, חרד, חסר סבלנות, בלבול, חרדה, עצובה, מודאגת, מבולבלת, מאוכזבת, דאגה, פחד, אכזבה, חסרת סבלנות, מתלבט, מתלבטת, לחוץ, לחוצה, עייף, עייפה, מוטרד, מוטרדת
term-angry = כועס, מתוסכל, זועם, מיואש, נורא, תסכול, כעס, לא מרוצה בכלל, שלילי מאוד, כועסת, מתוסכלת, זועמת, מיואשת, זעם, ייאוש

# Documents: what stands below a page
page-number = עמוד { $page } מתוך { $pages }

# Table of many maps
overview-title = כותרת
overview-maps = מפות
overview-cards = כרטיסים
overview-pains = נקודות כאב
overview-uneased = בלי הזדמנות
overview-weight = סך המשקל
overview-waits = נקודות המתנה
overview-shortest = זמן מינימלי בדקות
overview-longest = זמן מקסימלי בדקות
overview-issues = ממצאים

# Journey in Mermaid
mermaid-no-feelings = אין כאן תחושות: הציון 3 רק ממלא את מקומן
