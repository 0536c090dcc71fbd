# Cuvintele desenate pe hartă, în limba hărții.

map-untitled = Hartă fără titlu
map-kind-as-is = Situația actuală
map-kind-to-be = Situația dorită

# The date of a map: a day, and the months in it
date-day = { $day }.{ $month }.{ $year }
date-months = 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 12

# Lane roles
role-evidence = Dovezi fizice
role-customer = Client
role-frontstage = În fața clientului
role-backstage = În culise
role-support = Procese de suport
role-emotion = Emoții
role-notes = Note

# The lines that follow from the lane roles
line-interaction = Linia de interacțiune
line-visibility = Linia de vizibilitate
line-internal-interaction = Linia de interacțiune internă

# Channels of a touchpoint
channel-phone = Telefon
channel-email = E-mail
channel-chat = Chat
channel-social = Rețele sociale
channel-web = Site web
channel-app = Aplicație
channel-sms = SMS
channel-in-person = Față în față
channel-letter = Scrisoare
channel-self-service = Autoservire
channel-other = Alt canal

# What else people call these channels in tables
channel-phone-words = Apel, Apel telefonic, Call center, Linie telefonică, Telefonic, Mobil
channel-email-words = Mail, Mailuri, Poștă electronică
channel-chat-words = Chat live, Chatbot, WhatsApp, Messenger
channel-social-words = Rețea socială, Social media, Facebook, Instagram, LinkedIn, TikTok
channel-web-words = Site, Website, Web, Pagină web, Internet, Online, Magazin online
channel-app-words = Aplicația, Aplicație mobilă, Aplicația mobilă, App
channel-sms-words = Mesaj text, Mesaje text
channel-in-person-words = Personal, În persoană, Magazin, Sucursală, Vizită, Întâlnire
channel-letter-words = Poștă, Scrisori, Prin poștă
channel-self-service-words = Self service, Chioșc, Portal client, Autoservire online
channel-other-words = Altele, Altul

# Kinds of cards
card-touchpoint = Punct de contact
card-action = Acțiune
card-decision = Decizie
card-evidence = Dovadă fizică
card-opportunity = Oportunitate
card-note = Notă

# Evidence levels of a card
evidence-assumed = Presupus
evidence-partly-known = Cunoscut parțial
evidence-researched = Confirmat prin cercetare

# Consequences of a pain point
consequence-inefficiency = Ineficiență
consequence-bad-experience = Experiență nesatisfăcătoare
consequence-churn-risk = Risc de pierdere a clientului

# Wait points: one time, from one to another, and from nothing to a time
wait-minutes = { PLURAL($max) ->
    [one] un minut
    [few] { $max } minute
   *[other] { $max } de minute
}
wait-hours = { PLURAL($max) ->
    [one] o oră
    [few] { $max } ore
   *[other] { $max } de ore
}
wait-days = { PLURAL($max) ->
    [one] o zi
    [few] { $max } zile
   *[other] { $max } de zile
}
wait-weeks = { PLURAL($max) ->
    [one] o săptămână
    [few] { $max } săptămâni
   *[other] { $max } de săptămâni
}
wait-months = { PLURAL($max) ->
    [one] o lună
    [few] { $max } luni
   *[other] { $max } de luni
}
wait-minutes-range = { PLURAL($max) ->
    [few] { $min }–{ $max } minute
   *[other] { $min }–{ $max } de minute
}
wait-hours-range = { PLURAL($max) ->
    [few] { $min }–{ $max } ore
   *[other] { $min }–{ $max } de ore
}
wait-days-range = { PLURAL($max) ->
    [few] { $min }–{ $max } zile
   *[other] { $min }–{ $max } de zile
}
wait-weeks-range = { PLURAL($max) ->
    [few] { $min }–{ $max } săptămâni
   *[other] { $min }–{ $max } de săptămâni
}
wait-months-range = { PLURAL($max) ->
    [few] { $min }–{ $max } luni
   *[other] { $min }–{ $max } de luni
}
wait-up-to = până la { $time }

# What people write for these units when they say how long a wait is, and before a time that has no minimum
wait-minutes-words = minut, minute, min
wait-hours-words = oră, ore, h
wait-days-words = zi, zile, z
wait-weeks-words = săptămână, săptămâni, săpt.
wait-months-words = lună, luni
wait-up-to-words = până la
wait-minutes-one = un minut
wait-hours-one = o oră
wait-days-one = o zi
wait-weeks-one = o săptămână
wait-months-one = o lună
wait-half-words = o jumătate, jumătate
wait-and-half-words = și jumătate
wait-from-words = între, de la
wait-to-words = până la, la, și, sau

# The report: headings
report-personas = Profiluri de client
report-summary = Rezumat
report-ranked = Puncte slabe după pondere
report-other-opportunities = Oportunități fără punct slab
report-all-decisions = Decizii
report-waits = Așteptări
report-issues = Încă de rezolvat
report-column-weight = Pondere
report-column-pain = Punct slab
report-column-consequence = Consecință
report-column-place = Unde
report-column-opportunities = Oportunități

# The report: what is said in it
report-part = Aceasta este o parte a hărții
report-part-stages = Etape: { $names }
report-part-lanes = Benzi: { $names }
report-part-cards = Doar carduri alese
report-version = Versiunea { $version }
report-author = De { $author }
report-stage = Etapa { $number }
report-step = Pasul { $number }
report-place = { $step }, { $lane }
report-goal = Scopul clientului: { $goal }
report-until = până la „{ $step }”
report-owner = responsabil: { $owner }
report-pain = Punct slab ({ $consequence }, pondere { $weight }): { $text }
report-wait = Așteptare: { $time }
report-answer = { $answer }: { $card }
report-way = Duce la: { $card }
report-agreement = Acord necesar cu: { $card }
report-eases = Ar răspunde la: { $pain }
report-eased-by = răspuns: { $letters }
report-quote = – „{ $quote }”
report-heaviest = Punctul slab cu ponderea cea mai mare: { $pain } (pondere { $weight })
report-uneased = { PLURAL($count) ->
    [one] un punct slab fără oportunitate
    [few] { $count } puncte slabe fără oportunitate
   *[other] { $count } de puncte slabe fără oportunitate
}
report-opportunities = { PLURAL($count) ->
    [one] o oportunitate
    [few] { $count } oportunități
   *[other] { $count } de oportunități
}
report-decisions = { PLURAL($count) ->
    [one] o decizie
    [few] { $count } decizii
   *[other] { $count } de decizii
}
report-moments = { PLURAL($count) ->
    [one] un moment al adevărului
    [few] { $count } momente ale adevărului
   *[other] { $count } de momente ale adevărului
}
report-votes = { PLURAL($count) ->
    [one] un vot
    [few] { $count } voturi
   *[other] { $count } de voturi
}
report-about = circa { $time }
report-waiting = Așteptare în total: cel puțin { $min }, cel mult { $max }
report-waiting-most = Așteptare în total: cel mult { $max }
report-waiting-exactly = Așteptare în total: { $time }
report-waiting-basis = { PLURAL($count) ->
    [one] un punct de așteptare
    [few] { $count } puncte de așteptare, dacă clientul trece prin toate
   *[other] { $count } de puncte de așteptare, dacă clientul trece prin toate
}

# Legend
legend-inefficiency = Punct slab: ineficiență
legend-bad-experience = Punct slab: experiență nesatisfăcătoare
legend-churn-risk = Punct slab: risc de pierdere a clientului
legend-severity = Gravitate, de la 1 la 5
legend-frequency = Frecvență, de la 1 la 5
legend-wait = Așteptare
legend-moment-of-truth = Momentul adevărului
legend-decision = Decizie
legend-opportunity = Oportunitate
legend-letter = Oportunitate care răspunde la punctul slab cu aceeași literă
legend-note = Notă
legend-assumed = Presupus
legend-researched = Confirmat prin cercetare
legend-agreement = Acord necesar

# Tables: headings, kinds of rows and values. What stands first is written, all of it is understood
term-stage = Etapă, Etape, Etapa, Fază, Faze, Faza, Traseul clientului, Traseu, Etapele traseului, Calea clientului, Călătoria clientului, Parcursul clientului, Ciclul de viață, Ciclul de viață al clientului
term-step = Pas, Pași, Pasul, Moment
term-lane = Bandă, Benzi, Banda, Rând, Linie, Culoar, Culoarul
term-role = Rolul benzii, Rol
term-kind = Tip, Fel, Tipul cardului
term-text = Conținut, Text, Descriere, Detalii
term-channel = Canal, Canale, Canalul
term-evidence = Nivel de certitudine, Certitudine
term-assumed = Presupus, Presupunere, Ipoteză
term-partly-known = Cunoscut parțial, Parțial cunoscut
term-researched = Confirmat prin cercetare, Confirmat, Cercetat
term-moment-of-truth = Momentul adevărului, Moment al adevărului, Momente ale adevărului
term-owner = Responsabil, Responsabili, Proprietar, Persoana responsabilă, Responsabilitate
term-color = Culoare, Culoarea, Culoarea cardului
term-span = Lățime în pași, Lățime
term-severity = Gravitate, Severitate, Impact, Gravitatea problemei, Gravitate problemă
term-frequency = Frecvență, Frecvența, Frecvența problemei
term-consequence = Consecință, Urmare
term-inefficiency = Ineficiență, Ineficiența, Procese ineficiente, Pierdere de timp
term-bad-experience = Experiență nesatisfăcătoare, Experiență neplăcută, Experiență proastă, Experiență negativă, Serviciu nesatisfăcător, Servicii slabe, Nemulțumiri
term-churn-risk = Risc de pierdere a clientului, Risc de plecare, Pierderea clientului, Pierderea clienților, Întreruperea relației, Abandon
term-votes = Voturi
term-shortest = Timp minim, Minim, Minimum
term-longest = Timp maxim, Maxim, Maximum
term-unit = Unitate de timp, Unitate
term-persona = Profil de client, Profiluri de client, Profil, Profiluri, Persona, Personaj, Persoană
term-feeling = Emoție, Sentiment, Scor, Notă de satisfacție, Satisfacție
term-goal = Scop, Scopuri, Obiectiv, Obiective, Obiectivul clientului, Obiectivele clientului
term-id = Identificator, ID
term-belongs-to = Aparține de
term-leads-to = Duce la
term-eases = Răspunde la, Ușurează
term-letter = Litera oportunității, Literele oportunităților
term-stage-id = ID etapă
term-step-id = ID pas
term-lane-id = ID bandă
term-weight = Pondere
term-pain = Punct slab, Puncte slabe, Punct nevralgic, Puncte nevralgice, Problemă, Probleme, Dificultăți, Frustrări, Puncte de durere, Bariere, Obstacole, Punct de durere, Dificultate, Frustrare, Obstacol, Slăbiciuni, Puncte de îmbunătățit
term-wait = Așteptare, Așteptări, Timp de așteptare, Timpi de așteptare, Durată, Timp
term-emotion = Emoție, Emoții, Emoțiile clientului, Curba emoțiilor, Sentimente, Stare, Stări, Experiență, Stare emoțională, Emoțional
term-connector = Conector, Conectori, Săgeată, Săgeți
term-agreement = Acord necesar
term-map = Hartă, Hărți, Fișier
term-card = Card, Carduri
term-title = Titlu, Titlul, Titlul hărții
term-scenario = Scenariu, Scenariul, Situație
term-author = Autor, Autori, Autoare, Întocmit de, Realizat de
term-version = Versiune, Versiunea
term-date = Dată, Data, Actualizat, Ultima actualizare
term-decisions = Decizii, Decizie, Puncte de decizie, Punct de decizie, Moment decisiv, Momente decisive, Momente de decizie
term-very-low = Foarte mică, Foarte mic, Foarte scăzută, Niciodată
term-low = Mică, Mic, Scăzută, Redusă, Rar
term-medium = Medie, Mediu, Moderată, Uneori
term-high = Mare, Ridicată, Des, Frecvent
term-very-high = Foarte mare, Foarte ridicată, Critică, Critic, Gravă, Mereu
term-touchpoints = Punct de contact, Puncte de contact, Contacte, Puncte de contact direct, Contacte directe, Contact direct, Interacțiuni
term-opportunities = Oportunitate, Oportunități, Idei, Îmbunătățiri, Soluții, Recomandări
term-evidence-lane = Dovezi, Dovezi fizice, Dovadă, Dovadă fizică
term-customer-lane = Client, Clientul, Acțiuni, Acțiune, Acțiunile clientului, Acțiuni client, Activități, Utilizator, Ce face clientul
term-frontstage-lane = În fața clientului, Frontstage, Pe scenă, Angajați, Personal, Operator, Agent, Scenă, Scena, Serviciu clienți, Serviciul clienți, Asistență clienți, Relații cu clienții
term-backstage-lane = În culise, Backstage, Culise, Procese interne, Proces intern, Back office, Acțiuni de gestionare internă, Operațiuni interne, Acțiuni interne, Operațiuni de gestionare, Acțiuni de gestionare, Gestionare internă, Activități interne, Proceduri interne
term-support-lane = Suport, Procese suport, Procese de suport, Sisteme, Sistem, Tehnologie, Instrumente, Procese de asistență
term-notes-lane = Note, Notă, Observații, Comentarii, Gânduri, Întrebări, Indicatori, Citate
term-yes = Da, Adevărat, X
term-no = Nu, Fals
term-red = Roșu
term-orange = Portocaliu
term-yellow = Galben
term-green = Verde
term-blue = Albastru
term-purple = Violet
term-gray = Gri
term-delighted = Încântat, Foarte fericit, Entuziasmat, Foarte mulțumit, Foarte pozitiv, Excelent, Încântată, Fericire, Bucurie, Entuziasmată, Entuziasm
term-content = Fericit, Mulțumit, Pozitiv, Bine, Bun, Optimist, Ușurat, Curios, Interesat, Încrezător, Fericită, Mulțumită, Ușurată, Curioasă, Interesată, Încrezătoare, Ușurare, Curiozitate, Optimistă, Calm, Calmă
term-neutral = Neutru, Indiferent, Neutră, Indiferentă, Plictisit, Plictisită
term-unhappy = Nemulțumit, Negativ, Rău, Confuz, Îngrijorat, Nesigur, Dezamăgit, Trist, Nerăbdător, Nemulțumită, Negativă, Confuză, Îngrijorată, Nesigură, Dezamăgită, Tristă, Nerăbdătoare, Nehotărât, Nehotărâtă, Anxietate, Anxios, Anxioasă, Teamă, Confuzie, Dezamăgire, Stresat, Stresată, Obosit, Obosită
term-angry = Furios, Foarte nemulțumit, Frustrat, Disperat, Foarte negativ, Groaznic, Furioasă, Frustrată, Disperată, Furie, Nervos, Nervoasă

# Documents: what stands below a page
page-number = Pagina { $page } din { $pages }

# Table of many maps
overview-title = Titlu
overview-maps = Hărți
overview-cards = Carduri
overview-pains = Puncte slabe
overview-uneased = Fără oportunitate
overview-weight = Pondere totală
overview-waits = Puncte de așteptare
overview-shortest = Timp minim în minute
overview-longest = Timp maxim în minute
overview-issues = Probleme

# Journey in Mermaid
mermaid-no-feelings = Emoțiile nu apar aici: scorul 3 doar le ține locul
