# Cuvintele interfeței. Comenzile sunt la imperativ, persoana a II-a singular: „Salvează”, „Deschide…”.

app-window = { $name } – Throughline
app-window-changed = ● { $name } – Throughline
app-window-read-only = { $name } (doar citire) – Throughline
app-window-read-only-changed = ● { $name } (doar citire) – Throughline

## Menus

menu-file = Fișier
menu-edit = Editare
menu-insert = Inserare
menu-arrange = Aranjare
menu-steps = Pași și etape
menu-lanes = Benzi
menu-role = Rolul benzii
menu-move = Mutare
menu-cards = Carduri
menu-card-kind = Tipul cardului
menu-evidence = Nivel de certitudine
menu-card-color = Culoarea cardului
menu-view = Vizualizare
menu-select = Selectare
menu-find = Căutare
menu-zoom = Nivel de zoom
menu-appearance = Aspect
menu-text-size = Dimensiunea textului
menu-density = Densitate
menu-motion = Mișcare
menu-text-direction = Direcția textului
menu-recent = Fișiere recente
menu-recent-clear = Golește lista
menu-connector = Conector
menu-pains = Puncte slabe
menu-help = Ajutor
context-add-card = Adaugă un card
context-add-mark = Adaugă pe card
menu-language = Limbă

## Actions: label in menus, palette and key help

action-new = Hartă nouă
action-new-also = goală, creează, traseu
action-new-from-template = Hartă nouă din șablon…
action-open = Deschide…
action-open-also = încarcă, fișier
action-save = Salvează
action-save-also = păstrează, fișier
action-save-as = Salvează ca…
action-save-as-also = copie, redenumește, alt fișier
action-import = Importă…
action-import-also = foaie de calcul, tabel, Excel, CSV, Mermaid, text
action-copy-picture = Copiază ca imagine
action-copy-picture-also = poză, diapozitiv, captură
action-copy-table = Copiază ca tabel
action-copy-table-also = foaie de calcul, Excel, celule
menu-copy-as = Copiază ca
action-export = Exportă…
action-export-tip = Exportă harta ca imagine, document, tabel sau text
action-export-also = imagine, document, PNG, SVG, PDF, Excel, CSV, Markdown, raport, partajează
action-recovered = Modificări recuperate…
action-recovered-also = blocare, pierdut, copie de siguranță, nesalvat
action-quit = Ieșire
action-quit-also = închide, părăsește
action-undo = Anulează
action-undo-also = înapoi, greșeală
action-redo = Refă
action-redo-also = din nou, repetă, înainte
action-accept-offer = Fă ce propune mesajul
action-accept-offer-also = notificare, arată
action-cut = Decupează
action-copy = Copiază
action-paste = Lipește
action-delete = Șterge
action-delete-also = elimină, îndepărtează
action-select-all = Selectează tot
action-select-more = Extinde selecția
action-select-more-also = bandă, pas, extinde
action-edit-text = Editează textul
action-edit-text-also = scrie, redenumește, nume
action-new-card = Card nou după acesta
action-new-card-also = adaugă, următorul
action-connect = Conectează la…
action-connect-also = săgeată, conector, legătură, linie, duce la
action-next-connector = Următorul conector al cardului
action-reattach = Conectează la alt card…
action-reattach-also = săgeată, conector, capăt
action-reverse = Inversează sensul
action-reverse-also = săgeată, conector, întoarce
action-turn-heads = Săgeată într-un sens sau în ambele
action-turn-heads-also = săgeată, conector, acord, ambele
action-find = Caută…
action-find-also = găsește, unde
action-find-next = Rezultatul următor
action-find-previous = Rezultatul anterior
action-replace = Caută și înlocuiește…
action-replace-also = schimbă peste tot, ortografie
action-zoom-in = Mărește
action-zoom-out = Micșorează
action-zoom-reset = Dimensiune reală
action-zoom-reset-also = 100 %, mărime obișnuită
action-fit-map = Încadrează harta
action-fit-map-also = ansamblu, toată
action-fit-selection = Încadrează selecția
action-fit-selection-also = focalizare, arată
action-fit-stage = Încadrează etapa
action-fit-width = Încadrează lățimea
action-larger-text = Mărește textul
action-smaller-text = Micșorează textul
action-comfortable = Densitate normală
action-compact = Densitate mare
action-motion-system = Mișcare după setarea sistemului
action-motion-full = Mișcare completă
action-motion-reduced = Mișcare redusă
action-fit-stage-also = focalizare, fază
action-only-map = Doar harta
action-only-map-also = prezintă, prezentare, focalizare, proiector, atelier
action-commands = Paleta de comenzi…
action-check = Panoul de verificare
action-check-also = probleme, lipsește, greșeli, validează
action-palette = Paleta de elemente
action-palette-also = elemente, trage, adaugă
action-outline = Structură
action-outline-also = listă, arbore, cititor de ecran
action-inspector = Panoul de proprietăți
action-inspector-also = proprietăți, detalii, câmpuri, voturi, canal, limbă
action-full-screen = Ecran complet
action-full-screen-also = prezintă, prezentare, proiector, atelier
action-system-language = Limba sistemului
action-direction = Inversează direcția
action-direction-also = de la dreapta la stânga, de la stânga la dreapta, oglindă
action-text-automatic = Direcția textului: automată
action-text-left-to-right = Direcția textului: de la stânga la dreapta
action-text-right-to-left = Direcția textului: de la dreapta la stânga
action-keys = Comenzi rapide
action-keys-also = ajutor, scurtături, tastatură
action-consequence = Consecința următoare
action-consequence-also = ineficiență, experiență, pierdere, punct slab
action-ease = Răspunde la un punct slab…
action-ease-also = oportunitate, rezolvă, legătură
action-owner = Indică responsabilul…
action-owner-also = responsabil, cine, atribuie
action-add-persona = Adaugă un profil de client
action-add-feeling = Adaugă o emoție: { $name }
action-add-persona-also = client, emoție, stare, dispoziție, curbă

## Structure and cards

arrange-step-before = Pas nou înainte
arrange-step-after = Pas nou după
arrange-split-stage = Împarte etapa aici
arrange-split-stage-also = împarte, fază
arrange-merge-stage = Unește cu etapa următoare
arrange-merge-stage-also = unește, combină, fază
arrange-automatic-width = Lățime automată a coloanei
arrange-lock-lane = Blochează sau deblochează banda
arrange-lock-lane-also = protejează, îngheață
arrange-hide-lane = Ascunde banda
arrange-hide-lane-also = focalizare, restrânge
arrange-show-lanes = Arată benzile ascunse
arrange-show-lanes-also = dezvăluie, readu
arrange-duplicate = Duplică
arrange-earlier = Mută mai devreme
arrange-later = Mută mai târziu
arrange-up = Mută în sus
arrange-down = Mută în jos
arrange-role-evidence = Rol: dovezi fizice
arrange-role-customer = Rol: client
arrange-role-frontstage = Rol: în fața clientului
arrange-role-backstage = Rol: în culise
arrange-role-support = Rol: procese de suport
arrange-role-emotion = Rol: emoții
arrange-role-notes = Rol: note
arrange-duplicate-also = copie, clonează
arrange-split-card = Împarte cardul la cursor
arrange-split-card-also = împarte, două carduri
arrange-join-next = Unește cu cardul următor
arrange-join-next-also = combină, unește, un card
arrange-kind-touchpoint = Transformă în punct de contact
arrange-kind-action = Transformă în acțiune
arrange-kind-decision = Transformă în decizie
arrange-kind-evidence = Transformă în dovadă fizică
arrange-kind-opportunity = Transformă în oportunitate
arrange-kind-note = Transformă în notă
arrange-assumed = Certitudine: presupus
arrange-assumed-also = presupunere, certitudine, ipoteză
arrange-partly-known = Certitudine: cunoscut parțial
arrange-partly-known-also = certitudine
arrange-researched = Certitudine: confirmat prin cercetare
arrange-researched-also = certitudine, dovadă, date, interviu
arrange-moment-of-truth = Pune sau scoate momentul adevărului
arrange-moment-of-truth-also = stea, important, decisiv
arrange-color-none = Culoare: niciuna
arrange-color-red = Culoare: roșu
arrange-color-orange = Culoare: portocaliu
arrange-color-yellow = Culoare: galben
arrange-color-green = Culoare: verde
arrange-color-blue = Culoare: albastru
arrange-color-purple = Culoare: violet
arrange-color-gray = Culoare: gri

## Palette of elements

palette-title = Adaugă
palette-stage = Etapă
palette-stage-tip = O parte a traseului, cu un scop al ei
palette-stage-also = fază, parte a traseului
palette-step = Pas
palette-step-tip = Un moment al clientului
palette-step-also = coloană, moment
palette-lane = Bandă
palette-lane-tip = Un rând al hărții
palette-lane-also = rând, rol, la vedere, în culise, suport, emoție, stare, curbă
palette-touchpoint = Punct de contact
palette-touchpoint-tip = Un contact între client și organizație
palette-touchpoint-also = contact, canal, telefon, e-mail, web, aplicație, scrisoare
palette-action = Acțiune
palette-action-tip = Ceva ce face o persoană sau un sistem
palette-action-also = sarcină, proces, lucru
palette-decision = Decizie
palette-decision-tip = Locul în care traseul se ramifică
palette-decision-also = ramificație, alegere, răspunsuri, întrebare
palette-pain = Punct slab
palette-pain-tip = Ce nu merge bine: trage-l pe un card
palette-pain-also = problemă, slăbiciune, severitate, frecvență, voturi
palette-wait = Așteptare
palette-wait-tip = Clientul așteaptă: trage-o pe un card
palette-wait-also = întârziere, timp, ore, zile, coadă
palette-moment-of-truth = Momentul adevărului
palette-moment-of-truth-tip = Aici clientul judecă serviciul: trage-l pe un card
palette-moment-of-truth-also = stea, important, decisiv
palette-opportunity = Oportunitate
palette-opportunity-tip = O idee care răspunde la puncte slabe
palette-opportunity-also = idee, îmbunătățire, soluție
palette-note = Notă
palette-note-tip = O observație pentru cei care lucrează la hartă
palette-note-also = comentariu, observație, bilet

## Texts of new elements

new-persona = Profil nou

## Inspector

inspector-several = { PLURAL($count) ->
    [one] Un element selectat
    [few] { $count } elemente selectate
   *[other] { $count } de elemente selectate
}
inspector-map = Hartă
inspector-stage = Etapă
inspector-step = Pas
inspector-lane = Bandă
inspector-card = Card
inspector-pain = Punct slab
inspector-wait = Așteptare
inspector-connector = Conector
inspector-persona = Profil de client
inspector-emotion = Emoție
inspector-name = Nume
inspector-text = Text
inspector-title-field = Titlu
inspector-scenario = Scenariu
inspector-kind = Tip
inspector-author = Autor
inspector-version = Versiune
inspector-date = Dată
inspector-language = Limba hărții
inspector-direction = Direcție
inspector-left-to-right = De la stânga la dreapta
inspector-right-to-left = De la dreapta la stânga
inspector-goal = Scopul clientului
inspector-description = Descriere
inspector-role = Rol
inspector-name-of-role = Dacă e gol: numele rolului
inspector-hidden = Ascunsă
inspector-persona-hidden = Ascuns
inspector-locked = Blocată
inspector-width = Lățimea coloanei
inspector-width-of-all = Ca toate coloanele
inspector-channel = Canal
inspector-channel-none = Niciun canal
inspector-evidence = Nivel de certitudine
inspector-owner = Responsabil
inspector-span = Pași acoperiți
inspector-moment-of-truth = Momentul adevărului
inspector-color = Culoare
inspector-color-none = Fără culoare
inspector-eases = Răspunde la
inspector-eases-none = Niciun punct slab la care să răspundă
inspector-severity = Gravitate
inspector-frequency = Frecvență
inspector-consequence = Consecință
inspector-weight = Pondere
inspector-votes = Voturi
inspector-min = Cel puțin
inspector-max = Cel mult
inspector-unit = Unitate
inspector-heads = Tipul conectorului
inspector-heads-one = Duce la
inspector-heads-two = Acord necesar
inspector-label = Etichetă
inspector-feeling = Emoție
inspector-quote = Citat
inspector-pains-by-weight = Puncte slabe după pondere
inspector-no-pains = Încă niciun punct slab
inspector-pains-shown = { $shown } din { $all }
inspector-no-pains-shown = Niciun punct slab nu corespunde filtrelor
inspector-filter = Filtru: { $field }
inspector-filter-all = Toate

# A field and one of its values, as a screen reader says them: “Severity: 5”
inspector-choice = { $field }: { $value }
# Several records that differ in a field
inspector-mixed = Valori diferite
inspector-less = { $field }: mai puțin
inspector-more = { $field }: mai mult
inspector-personas = Profiluri de client
inspector-persona-open = Descrie { $name }
inspector-persona-show = Arată curba pentru { $name }
inspector-persona-hide = Ascunde curba pentru { $name }
inspector-persona-delete = Șterge { $name }
inspector-pains = Puncte slabe
inspector-waits = Așteptări
inspector-add-pain = Adaugă un punct slab
inspector-add-wait = Adaugă o așteptare
inspector-opportunities = Oportunități care îi răspund
inspector-from = De la
inspector-to = La
# A pain point in a list, as a screen reader says it
inspector-pain-row = { $text }, pondere { $weight }, { $consequence }

unit-minutes = Minute
unit-hours = Ore
unit-days = Zile
unit-weeks = Săptămâni
unit-months = Luni

color-red = Roșu
color-orange = Portocaliu
color-yellow = Galben
color-green = Verde
color-blue = Albastru
color-purple = Violet
color-gray = Gri

## Status bar

count-steps = { PLURAL($count) ->
    [one] un pas
    [few] { $count } pași
   *[other] { $count } de pași
}
count-lanes = { PLURAL($count) ->
    [one] o bandă
    [few] { $count } benzi
   *[other] { $count } de benzi
}
count-cards = { PLURAL($count) ->
    [one] un card
    [few] { $count } carduri
   *[other] { $count } de carduri
}
count-pains = { PLURAL($count) ->
    [one] un punct slab
    [few] { $count } puncte slabe
   *[other] { $count } de puncte slabe
}
status-counts = { $steps } • { $lanes } • { $cards } • { $pains }
status-selected = { PLURAL($count) ->
    [one] un element selectat
    [few] { $count } elemente selectate
   *[other] { $count } de elemente selectate
}
status-issues = { PLURAL($count) ->
    [one] o problemă de verificat
    [few] { $count } probleme de verificat
   *[other] { $count } de probleme de verificat
}
status-saved = Salvat
status-saved-at = Salvat: { $time }
status-versions-tip = Vezi versiunile anterioare ale fișierului
status-changed = Nesalvat
status-new = Încă nesalvat
status-saving = Se salvează…
status-opening = Se deschide { $name }…
opening-map = Se deschide…
status-exporting = Se exportă…
status-exported = Harta a fost exportată în { $path }

imported-news = Au fost importate: { $stages }, { $cards }
imported-title = „{ $name }” a devenit o hartă
imported-unused = { PLURAL($count) ->
    [one] Un fragment nu a putut fi folosit așa cum apare în fișier:
    [few] { $count } fragmente nu au putut fi folosite așa cum apar în fișier:
   *[other] { $count } de fragmente nu au putut fi folosite așa cum apar în fișier:
}
imported-more = { PLURAL($count) ->
    [one] … și încă unul, inclus în lista copiată
    [few] … și încă { $count }, incluse în lista copiată
   *[other] … și încă { $count }, incluse în lista copiată
}
imported-copy = Copiază lista
copied-picture = { PLURAL($height) ->
    [one] Imagine copiată: { $width } × { $height } pixeli
    [few] Imagine copiată: { $width } × { $height } pixeli
   *[other] Imagine copiată: { $width } × { $height } de pixeli
}
copied-table = Tabel copiat
copied-texts = Textele cardurilor au fost copiate ca tabel, fără puncte slabe și așteptări
copied-nothing = Imaginea nu poate fi copiată
format-png = PNG
format-png-tip = O imagine pentru prezentări, e-mail și web
format-svg = SVG
format-svg-tip = O imagine vectorială, clară la orice mărime, care poate fi editată
format-pdf = PDF
format-pdf-tip = Un document de tipărit, de căutat și de trimis
format-csv = CSV
format-csv-tip = Un tabel pe care îl citește orice program
format-xlsx = Excel
format-xlsx-tip = Un registru de calcul pentru Excel, LibreOffice și Google Sheets
format-markdown = Markdown
format-markdown-tip = Un raport în cuvinte, pentru wiki și documente
format-mermaid = Mermaid
format-mermaid-tip = Un traseu ca text, pe care îl desenează Mermaid
export-format = Format
export-part = Ce se exportă
export-whole = Toată harta
export-stage = O etapă
export-lanes = Benzi
export-selection = Selecția
export-size = Mărime
export-size-1 = 1×
export-size-2 = 2×
export-size-4 = 4×
export-size-width = Lățime
export-size-print = Tipărire
export-width = Lățimea în pixeli
export-print = Lățimea pe hârtie în milimetri
export-dpi = Puncte pe inch
export-background = Fundal
export-paper = Hârtie
export-transparent = Transparent
export-title-block = Titlul hărții
export-legend = Legendă
export-comfortable = Normală
export-compact = Mare
export-small = Fișier mai mic, durează mai mult
export-letters = Litere
export-letters-text = Text
export-letters-outlines = Contururi
export-sheet = Pagini
export-sheet-fitted = O pagină
export-sheet-a4 = A4
export-sheet-a3 = A3
export-sheet-letter = Letter
export-landscape = Peisaj
export-portrait = Portret
export-table = Tabel
export-table-grid = Grilă ca harta
export-table-cards = Un rând pe card
export-preview = Previzualizare
export-pixels = { PLURAL($height) ->
    [one] { $width } × { $height } pixeli
    [few] { $width } × { $height } pixeli
   *[other] { $width } × { $height } de pixeli
}
export-millimeters = { PLURAL($height) ->
    [one] { $width } × { $height } milimetri
    [few] { $width } × { $height } milimetri
   *[other] { $width } × { $height } de milimetri
}
export-too-large = { PLURAL($most) ->
    [one] Prea mare: cel mult { $most } pixeli pe latură
    [few] Prea mare: cel mult { $most } pixeli pe latură
   *[other] Prea mare: cel mult { $most } de pixeli pe latură
}
export-lacks-lanes = Alege cel puțin o bandă
export-lacks-width = { PLURAL($most) ->
    [one] Scrie o lățime de la 1 la { $most } pixeli
    [few] Scrie o lățime de la 1 la { $most } pixeli
   *[other] Scrie o lățime de la 1 la { $most } de pixeli
}
export-lacks-print = Scrie o lățime în milimetri, un număr mai mare decât 0
export-lacks-dpi = Scrie numărul de puncte pe inch, mai mare decât 0

selected-cell = În această celulă: { $selected }
selected-lane = În această bandă: { $selected }
selected-step = În acest pas: { $selected }
selected-map = Pe hartă: { $selected }
type-card = Scrie ca să adaugi un card
type-on = Scrie ca să continui textul
type-pain = 1–5: gravitatea; literele continuă textul
type-wait = Cifre: cât durează; literele continuă textul
type-feeling = 1–5: ce simte; litere: ce spune
type-new-feeling = 1–5: ce simte
placeholder-stage = Etapa { $number }
placeholder-step = Denumește pasul
placeholder-cell = Clic și scrie, sau +
type-notation = „Telefon: …” stabilește canalul; un rând cu ! este un punct slab
status-zoom = { $percent } %
status-zoom-tip = Încadrează harta sau alege nivelul de zoom
status-issues-tip = Deschide panoul de verificare

# A foreign file that became a map: a piece of it that was not used, and why; and why there is no map
import-unused = Rândul { $line }: „{ $text }” – { $why }
import-unused-sheet = Foaia „{ $text }” – { $why }
import-unknown = nerecunoscut
import-no-place = pe hartă nu există loc pentru asta
import-not-a-value = aici trebuia o valoare
import-out-of-range = în afara limitelor: s-a luat valoarea cea mai apropiată
import-no-such = nu există așa ceva în fișier
import-again = a mai apărut, cu altă valoare
import-other-sheet = foaia nu a fost citită: o hartă se face dintr-o singură foaie
import-empty-sheet = foaia nu conține nimic potrivit pentru o hartă
import-sheet-differs = foaia nu corespunde celei dinaintea ei, așa că nu a fost citită; ce apare numai în ea nu este pe hartă
import-unclosed = aceste ghilimele nu se închid nicăieri, așa că au fost omise
import-nameless = nu are nume
import-unknown-lane = rolul acestei benzi nu este recunoscut: a devenit o bandă de note
import-nothing = Fișierul nu conține nimic potrivit pentru o hartă.
import-too-large = Fișierul este prea mare ca să fie o hartă.
import-not-a-journey = Fișierul conține o diagramă Mermaid de alt fel: doar traseele pot deveni hărți.
import-not-that = Conținutul fișierului nu corespunde extensiei.
import-already-a-map = Aceasta este deja o hartă: deschide-o.
import-report = Acesta este raportul unei hărți: deschide harta propriu-zisă.
import-other-workbook = Acest registru de calcul nu poate fi citit: salvează-l ca .xlsx, fără parolă.
import-damaged = Registrul de calcul este deteriorat: îi lipsește o parte.

## Find bar

find-field = Caută în hartă
find-place = { $place } din { $count }
find-count = { PLURAL($count) ->
    [one] un rezultat
    [few] { $count } rezultate
   *[other] { $count } de rezultate
}
find-none = Nu s-a găsit
find-close = Închide căutarea
find-with-replacing = Înlocuiește, cu lista rezultatelor
find-less = Doar caută
find-replace-field = Înlocuiește cu
find-replace = Înlocuiește
find-replace-all = Înlocuiește tot
find-case = Potrivește majusculele
find-whole-words = Cuvinte întregi
find-hidden = ascuns: { $lane }
find-locked = blocat: { $lane }
replaced = { PLURAL($count) ->
    [one] Înlocuit o dată
    [few] Înlocuit de { $count } ori
   *[other] Înlocuit de { $count } de ori
}
replaced-left = { PLURAL($count) ->
    [one] un element a rămas cum era
    [few] { $count } elemente au rămas cum erau
   *[other] { $count } de elemente au rămas cum erau
}
replaced-locked = { $replaced }; { $left }, pe benzi blocate
replaced-hidden = { $replaced }; { $left }, pe benzi ascunse sau blocate ({ $names })

## Command palette

commands-field = Scrie ce să faci sau unde să mergi
commands-none = Nu există nimic cu acest nume
commands-go = Mergi la: { $name }
commands-add = Adaugă: { $name }
commands-current = { $name }, { $at } din { $all }

## The map without the bars around it

only-map-way-back = Se vede doar harta; { $keys } readuce barele
panel-width = Lățime: { $panel }
panel-height = Înălțime: { $panel }
panel-show = Afișează: { $panel }

## Outline: the map as a list

outline-title = Structura hărții
outline-close = Închide structura hărții
outline-lanes = Benzi
# Behind the name of a step
outline-no-cards = încă fără carduri
# Behind what is left out of the picture
outline-hidden = nu apare pe hartă
outline-weight = gravitate { $severity }, frecvență { $frequency }, pondere { $weight }
# A connector, in the list below the card that it leaves
outline-leads-to = duce la { $name }
outline-agrees-with = acord cu { $name }
# One thing that is said of a row after another, as a screen reader says them
outline-and = { $first }, { $second }
easing-letter = litera { $letter }
easing-by = îi răspunde { $letter }: { $text }
easing-also = îi mai răspund { $letters }

## Check panel

check-title = { PLURAL($count) ->
    [one] o problemă
    [few] { $count } probleme
   *[other] { $count } de probleme
}
check-title-dismissed = { PLURAL($count) ->
    [one] o problemă ignorată
    [few] { $count } probleme ignorate
   *[other] { $count } de probleme ignorate
}
check-none = Nicio problemă: nu lipsește nimic
check-none-dismissed = Nicio problemă ignorată
check-show-dismissed = Arată problemele ignorate ({ $count })
check-show-open = Arată problemele deschise
check-close = Închide panoul de verificare
check-dismiss = Ignoră
check-restore = Restabilește
# Where a card is: its step and its lane
check-place = { $step }, { $lane }
check-broken = Harta se contrazice aici; anulează ce s-a modificat manual în fișier
check-map-without-steps = Harta nu are pași
check-map-without-lanes = Harta nu are benzi
check-stage-without-steps = Etapă fără pași
check-step-of-missing-stage = Pas într-o etapă care nu există
check-card-of-missing-lane = Card într-o bandă care nu există
check-card-of-missing-step = Card la un pas care nu există
check-span-of-nothing = Card care nu cuprinde niciun pas
check-eases-missing-pain = Oportunitate pentru un punct slab care nu există
check-pain-of-missing-card = Punct slab pe un card care nu există
check-severity-out-of-range = Gravitate în afara intervalului de la 1 la 5
check-frequency-out-of-range = Frecvență în afara intervalului de la 1 la 5
check-wait-of-missing-card = Așteptare pe un card care nu există
check-wait-reversed = Așteptare cu minimul peste maxim
check-connector-from-missing-card = Conector de la un card care nu există
check-connector-to-missing-card = Conector către un card care nu există
check-connector-to-itself = Conector de la un card la el însuși
check-emotion-of-missing-persona = Emoție a unui profil de client care nu există
check-emotion-of-missing-step = Emoție la un pas care nu există
check-emotion-twice = Două emoții ale aceluiași profil de client la același pas
check-stage-without-name = Etapă fără nume
check-step-without-name = Pas fără nume
check-step-without-cards = Pas gol
check-card-without-text = Card fără text
check-span-past-end = Card care depășește sfârșitul hărții
check-touchpoint-without-channel = Punct de contact fără canal
check-touchpoint-out-of-sight = Punct de contact pe care clientul nu îl vede
check-card-in-emotion-lane = Card într-o bandă de emoții
check-decision-without-answers = Decizie cu mai puțin de două răspunsuri
check-pain-without-text = Punct slab fără text
check-pain-without-opportunity = Punct slab fără oportunitate
check-nothing-behind = Card vizibil clientului, fără nimic în culise
check-card-out-of-reach = Card la care nu duce niciun drum

# Why it matters
check-stage-without-name-why = Cititorul nu știe despre ce parte a traseului este vorba
check-step-without-name-why = Cititorul nu știe despre ce moment al clientului este vorba
check-step-without-cards-why = Un pas în care nu se întâmplă nimic ascunde un gol sau este în plus
check-card-without-text-why = Ocupă loc și nu spune nimic
check-span-past-end-why = Este desenat mai scurt decât este
check-touchpoint-without-channel-why = Fără el nu se vede de câte ori schimbă clientul canalul
check-touchpoint-out-of-sight-why = Un contact într-o bandă pe care clientul nu o vede nu este un contact
check-card-in-emotion-lane-why = O astfel de bandă arată curbe și nu primește carduri: acesta stă peste ele
check-decision-without-answers-why = Un loc în care traseul nu se ramifică nu este o decizie
check-pain-without-text-why = Nimeni nu poate rezolva o problemă care nu este descrisă
check-pain-without-opportunity-why = Harta arată ce nu merge aici, dar nicio idee de îmbunătățire
check-nothing-behind-why = Clientul îl vede, dar nu se vede cine lucrează în culise
check-card-out-of-reach-why = Din el pleacă conectori, dar niciunul nu ajunge la el de la un pas anterior

## Start: a map with nothing on it

start-title = De unde să începi
start-new = Hartă nouă
start-language = Limba hărții
start-empty = Hartă goală
start-empty-tip = Trei pași și patru benzi în care poți scrie
start-open = Fișiere recente
start-none = Aici apar fișierele pe care le deschizi sau le salvezi
start-show-all = Arată toate ({ $count })
start-drop = Un fișier Markdown, Excel sau Mermaid tras aici devine hartă

template-support = Cerere de asistență
template-support-tip = Un client cu o problemă, de la apariția ei până la reînnoire
template-blueprint = Schema serviciului
template-blueprint-tip = Un serviciu pe toate benzile lui, de la dovezile fizice la procesele de suport
template-lifecycle = Ciclul de viață al clientului
template-lifecycle-tip = De la primul contact la reînnoire, cu două profiluri de client

## Dragging and hints

drag-not-here = Nu aici
hint-write-one = Selectează doar unul dintre ele ca să scrii
hint-write-wait = Cât durează, apoi pentru ce: „2–5 zile: un răspuns”, „1,5 ore”, „jumătate de oră”
hint-understood = { $what }. Enter confirmă; apoi { $keys } readuce textul simplu
hint-understood-before = Pentru cardul dinainte: { $what }. Enter confirmă; apoi { $keys } readuce cardul
hint-literal = Rămâne text, așa cum este scris după bara oblică inversă
hint-pick-card = Spre ce card duce? Fă clic pe el sau folosește săgețile și Enter; Esc renunță
hint-connected = Aceste carduri sunt deja conectate
ease-hint = Fă clic pe punctul slab sau mergi la el cu săgețile și apasă Enter
emotion-nobody = Fiecare profil de client are deja o emoție aici: adaugă un profil pe hartă
hidden-lanes = { PLURAL($count) ->
    [one] Bandă ascunsă: { $names }
    [few] Benzi ascunse: { $names }
   *[other] Benzi ascunse: { $names }
}
# On the map, where lanes are hidden
hidden-line = Ascunse: { $names }

## Notices about the map, and what they offer

message-close = Închide mesajul
offer-show-lanes = { PLURAL($count) ->
    [one] Arată banda
    [few] Arată benzile
   *[other] Arată benzile
}
offer-unlock-lane = Deblochează banda
notice-selected-unseen = { PLURAL($count) ->
    [one] Pe o bandă ascunsă ({ $names })
    [few] Pe benzi ascunse ({ $names })
   *[other] Pe benzi ascunse ({ $names })
}
notice-changed-unseen = { PLURAL($count) ->
    [one] Ce s-a schimbat este pe o bandă ascunsă ({ $names })
    [few] Ce s-a schimbat este pe benzi ascunse ({ $names })
   *[other] Ce s-a schimbat este pe benzi ascunse ({ $names })
}
notice-mark = Punctele slabe, așteptările și momentele adevărului stau pe un card: trage-le pe un card sau selectează întâi unul
notice-card = Un card stă într-o celulă, sub un pas și lângă numele unei benzi
notice-column = Etapele și pașii stau deasupra benzilor: lasă-i lângă alții
notice-lane = Benzile stau una sub alta
notice-not-drawn = Driverul grafic al acestui calculator nu poate desena harta; structura hărții o arată ca listă, iar harta poate fi modificată, salvată și exportată
deleted-record = { $thing ->
   *[lane] Banda „{ $name }” a fost ștearsă
    [persona] Profilul „{ $name }” a fost șters
    [stage] Etapa „{ $name }” a fost ștearsă
    [step] Pasul „{ $name }” a fost șters
    [card] Cardul „{ $name }” a fost șters
    [pain] Punctul slab „{ $name }” a fost șters
    [wait] Așteptarea „{ $name }” a fost ștearsă
    [connector] Conectorul „{ $name }” a fost șters
    [emotion] Emoția „{ $name }” a fost ștearsă
}
deleted-with = { $deleted }, cu { $things }
deleted-several = S-au șters { $things }
deleted-unseen = { PLURAL($count) ->
    [one] { $deleted }; un card era pe o bandă ascunsă
    [few] { $deleted }; { $count } carduri erau pe benzi ascunse
   *[other] { $deleted }; { $count } de carduri erau pe benzi ascunse
}

## Cutting and pasting on the map

paste-nowhere = Pentru a lipi, selectează o celulă sau un card
paste-too-large = Clipboardul conține mai mult decât se poate lipi dintr-odată
cut-only-cards = Pot fi decupate doar carduri, etape, pași și benzi
copy-mixed = Etapele și pașii, benzile și cardurile nu pot fi copiate împreună
pasted-table = { $headings ->
   *[none] Tabel lipit: { $rows } × { $columns }, fără titluri
    [steps] Tabel lipit: { $rows } × { $columns }; primul rând a fost luat drept pași
    [lanes] Tabel lipit: { $rows } × { $columns }; prima coloană a fost luată drept benzi
    [both] Tabel lipit: { $rows } × { $columns }; primul rând a fost luat drept pași, prima coloană drept benzi
}
pasted-past-last-lane = { PLURAL($count) ->
    [one] { $pasted }. Un rând fără bandă proprie a ajuns în ultima bandă
    [few] { $pasted }. { $count } rânduri fără benzi proprii au ajuns în ultima bandă
   *[other] { $pasted }. { $count } de rânduri fără benzi proprii au ajuns în ultima bandă
}
pasted-left-out = { $pasted }. Lăsate deoparte, pentru că nu există o astfel de bandă: { $names }

## What is dropped onto the window

drop-opens = Lasă-l aici ca să se deschidă harta
drop-makes-cards = Lasă-l aici: rândurile sau tabelul devin carduri în locul selectat
drop-nowhere = Selectează întâi o celulă sau un card: ce lași aici devine carduri acolo
drop-does-both = Lasă-le aici: textele și tabelele devin carduri, apoi se deschide harta
drop-folder = „{ $name }” este un dosar: trage fișierele din el
drop-unreadable = „{ $name }” nu poate fi citit
drop-binary = „{ $name }” nu conține text care ar putea deveni carduri
drop-old-encoding = „{ $name }” este text într-o codificare veche: salvează-l întâi ca UTF-8
drop-too-large = „{ $name }” este prea mare ca să devină carduri
drop-empty = „{ $name }” este gol

## The map for those who hear it

access-titled = { $name }, { $noun }
access-nth = { $noun } { $nth } din { $count }
access-within = { $name }, { $noun }, { $place }
access-card = { $text }, { $kind }, { $lane }, { $step }
access-touchpoint = { $kind } prin { $channel }
access-marked = { $card }; { $mark }
access-pain = punct slab: { $text }, gravitate { $severity }, frecvență { $frequency }
access-wait = așteptare: { $time }
access-on = { $mark }; pe { $card }
access-leads = { $from } duce la { $to }
access-agreed = { $from } și { $to }: acord necesar
access-feels = { $name } la pasul { $step }: { $feeling }
access-labeled = { $label }: { $what }
access-cell = Celulă goală, { $lane }, { $step }
access-text = Text pentru: { $what }
access-bar = Meniuri și instrumente
access-menus = Meniuri
access-tools = Instrumente
access-status = Stare

## Keys on the map, in the list of keys

keys-on-map = Pe hartă
keys-field = Caută printre comenzile rapide
keys-walk = De la o celulă la alta, de-a lungul benzii, la capetele hărții
keys-walk-cards = De la un card la altul, peste punctele slabe și așteptări
keys-extend = Adaugă la selecție cardul următor
keys-move = Mută ce este selectat
keys-stretch = Întinde cardurile peste pași, lărgește coloanele
keys-start-card = Card nou într-o celulă goală: începe să scrii
keys-write-on = Pe un card, un nume sau un marcaj: textul continuă la sfârșit
keys-areas = La panoul următor și înapoi la hartă; Esc: înapoi la hartă
keys-next-card = În timpul scrierii: următorul card din celulă
keys-next-step = Pasul următor
keys-previous-step = Pasul anterior
keys-new-line = În timpul scrierii: linie nouă
keys-leave = Ieșire; textul rămâne
keys-wait = Cât durează o așteptare: scrie durata pe o așteptare nouă sau începe cu o cifră, de exemplu „2–5 zile” sau „1,5 ore: formular”
keys-menu-bar = Bara de meniuri (sau Alt cu litera subliniată)
keys-menu = Meniul selecției
keys-severity = Punct slab: gravitatea, de la 1 la 5
keys-frequency = Punct slab: frecvența, de la 1 la 5
keys-feeling = Emoție: de la foarte rău la foarte bine
keys-feeling-by = Emoție: puțin mai rău sau mai bine
keys-notation = În textul unui card
keys-notation-channel = Canalul, la începutul textului
keys-notation-pain = Punct slab: un rând al cardului sau un card nou după el
keys-notation-severity = Gravitatea lui
keys-notation-wait = Așteptare: la fel
keys-text-left-to-right = Ctrl+Shift din stânga
keys-text-right-to-left = Ctrl+Shift din dreapta

## Dialogs

dialog-save-changes-title = Salvezi modificările din „{ $name }”?
dialog-save-changes-text = Dacă nu salvezi, modificările de la ultima salvare se păstrează 14 zile în Fișier, Modificări recuperate.
dialog-save-changes-lost = Dacă nu salvezi, modificările de la ultima salvare se pierd: nu se poate scrie o copie de recuperare.
dialog-save = Salvează
dialog-dont-save = Nu salva
dialog-cancel = Anulează
dialog-ok = OK
dialog-close = Închide
dialog-replace-title = Înlocuiești „{ $name }”?
dialog-replace-text = Există deja un fișier cu acest nume.
dialog-replace = Înlocuiește
dialog-conflict-title = „{ $name }” a fost modificat de alt program
dialog-conflict-text = Dacă salvezi acum, acea modificare se pierde.
dialog-conflict-save-as = Salvează în alt fișier…
dialog-conflict-overwrite = Suprascrie
dialog-gone-title = „{ $name }” nu mai este acolo
dialog-gone-text = Fișierul a fost mutat, redenumit sau șters. Harta este încă deschisă aici.
dialog-gone-save = Salvează din nou acolo
dialog-open-title = Deschide o hartă
dialog-save-title = Salvează harta
dialog-export-title = Exportă harta
dialog-path = Calea fișierului
dialog-path-hint = Aici nu există o fereastră de alegere a fișierelor: scrie unde se află fișierul.
dialog-path-hint-save = Aici nu există o fereastră de alegere a fișierelor: scrie unde să fie salvat fișierul.
dialog-path-folder = Un nume fără cale: în dosarul { $folder }
dialog-path-missing = Scrie numele unui fișier, nu doar un dosar
dialog-elsewhere = Alege alt loc…
dialog-back = Înapoi
dialog-open = Deschide
dialog-import-title = Importă
dialog-import = Importă
dialog-filter-import = Tabele, trasee și texte
dialog-export = Exportă
dialog-waiting = Fereastra de alegere a fișierelor este deschisă
dialog-type-path = Scrie calea în schimb
dialog-filter-map = Harta traseului clientului
dialog-keys-title = Comenzi rapide

## Faces of the emotion curve

feeling-worst = Foarte rău
feeling-bad = Rău
feeling-neutral = Neutru
feeling-good = Bine
feeling-best = Foarte bine

## The file and others: other windows, other programs, earlier versions

file-copy = { $name } – copie
status-read-only = Doar citire
status-read-only-changed = Doar citire, modificat
status-differs = Modificat de alt program
status-gone = Fișierul nu mai există
status-comparing = Se citește ce este acum în { $name }…
external-changed = „{ $name }” a fost modificat de alt program sau în altă fereastră
external-gone = „{ $name }” a fost mutat, redenumit sau șters
external-replaced = „{ $name }” a fost înlocuit cu un fișier care nu este o hartă
external-merge = Unește
external-reload = Reîncarcă
external-copy = Păstrează varianta mea ca o copie…
external-restore = Salvează din nou acolo
external-later = Mai târziu
dialog-conflict-merge = Unește ambele variante
dialog-replace-held = Fișierul este deschis în altă fereastră.
dialog-held-title = „{ $name }” este deja deschis
dialog-held-who = Deschis { $since } de { $who } (procesul { $process })
dialog-held-by = { $user } pe { $host }
dialog-held-text = Deschisă doar pentru citire, harta poate fi privită, modificată și salvată cu alt nume. O copie este o hartă nouă.
dialog-held-read-only = Deschide doar pentru citire
dialog-held-copy = Deschide o copie
dialog-held-take-over = Editează oricum
dialog-damaged-title = „{ $name }” este deteriorat
dialog-damaged-text = Se poate deschide o copie reparată. Fișierul deteriorat rămâne așa cum este.
dialog-damaged-open = Deschide o copie reparată
dialog-damaged-list = Ce repară copia:
dialog-damaged-more = { PLURAL($count) ->
    [one] și încă una
    [few] și încă { $count }
   *[other] și încă { $count }
}
newer-title = „{ $name }” a fost creat cu o versiune mai nouă de Throughline
newer-text = Este afișat atât cât îl cunoaște această versiune. Este deschis doar pentru citire: fișierul rămâne așa cum este.
newer-missing = { PLURAL($count) ->
    [one] Un lucru din el nu este afișat și va lipsi dintr-o copie salvată aici.
    [few] { $count } lucruri din el nu sunt afișate și vor lipsi dintr-o copie salvată aici.
   *[other] { $count } de lucruri din el nu sunt afișate și vor lipsi dintr-o copie salvată aici.
}
external-reloaded = Harta a fost reîncărcată ({ $changes }). Anularea aduce înapoi varianta ta.
external-merged = Variantele au fost unite ({ $changes }). Harta încă nu este salvată.
error-merge = Modificările din „{ $name }” nu pot fi unite
why-unrelated = Acum este altă hartă: nimic din ea nu provine din cea deschisă aici. Păstrează varianta ta ca o copie sau reîncarcă.
version-not-kept = Salvat, dar versiunea anterioară nu a putut fi păstrată: { $reason }
conflicts-title = { PLURAL($count) ->
    [one] o neconcordanță între cele două hărți
    [few] { $count } neconcordanțe între cele două hărți
   *[other] { $count } de neconcordanțe între cele două hărți
}
conflict-field = { $field }: s-a păstrat varianta ta, { $ours }; cealaltă era { $theirs }
conflict-order = A fost mutat de ambele părți; rămâne unde l-ai pus tu
conflict-deleted-here = Șters de tine, modificat sau folosit de cealaltă parte: s-a păstrat
conflict-deleted-there = Șters de cealaltă parte, modificat sau folosit de tine: s-a păstrat
conflict-emptied = Fiecare parte a scos pași din această etapă până nu a mai rămas niciunul: etapa a dispărut
conflict-twice = S-a păstrat varianta ta, { $ours }; cealaltă era { $theirs }
conflict-quoted = „{ $text }”
conflict-empty = gol
conflict-ends = De unde și până unde
conflict-place = Profil de client și pas
conflict-times = Durate
when-today = azi, { $time }
when-yesterday = ieri, { $time }
when-date = { $day }.{ $month }.{ $year }, { $time }
action-versions = Versiuni anterioare…
action-versions-also = istoric, copie de siguranță, dinainte
versions-title = Versiuni anterioare ale „{ $name }”
versions-none = Încă nu a fost înlocuită nicio versiune. Versiunile înlocuite la salvare se păstrează aici 14 zile.
versions-no-file = Această hartă nu a fost salvată niciodată.
versions-looking = Se caută versiuni anterioare…
versions-after = Apoi: { $changes }
versions-unreadable = Această versiune nu poate fi citită
versions-restore = Restaurează
versions-beside = Deschide în altă fereastră
versions-restored = A fost restaurată versiunea salvată { $when }. Anularea aduce înapoi varianta ta.
error-versions = Versiunile anterioare nu pot fi citite
error-beside = Nu se poate deschide altă fereastră

## Errors: a sentence for the person, with the detail of the program behind it

error-open = „{ $name }” nu poate fi deschis
error-save = „{ $name }” nu poate fi salvat
error-import = Din „{ $name }” nu se poate face o hartă
error-export = Exportul nu poate fi salvat
error-template = Șablonul nu poate fi deschis
error-unconfirmed = „{ $name }” este salvat, dar discul nu a confirmat
error-nothing-lost = Nu s-a pierdut nimic: harta este încă deschisă aici.
error-newer = „{ $name }” a fost creat cu o versiune mai nouă de Throughline. Nimic din el nu a fost modificat.
error-read-only-file = Fișierul nu poate fi scris. Salvează-l cu alt nume.
error-disk-full = Discul este plin. Nu s-a pierdut nimic: fișierul vechi este neschimbat.

## Errors in detail: why a file can't be opened or saved

why-place = Linia { $line }, coloana { $column }: { $what }
why-folder = Acesta este un dosar, nu o hartă.
why-no-file = Nu există un astfel de fișier.
why-not-allowed = Permisiunile nu permit citirea fișierului.
why-not-read = Fișierul nu poate fi citit: { $detail }
why-changed = Între timp, fișierul a fost modificat sau creat.
why-gone = Între timp, fișierul a fost șters sau redenumit.
why-read-only = Fișierul poate fi doar citit.
why-not-a-file = Acesta nu este un fișier.
why-other-file = Fișierul de acolo este mai mare decât poate fi o hartă: este alt fișier.
why-links = Legăturile simbolice duc în cerc.
why-task = Nu s-a putut { $task }: { $detail }
why-system = { $detail }
why-garbled = Discul a redat alți octeți decât cei scriși.
why-not-read-back = Harta nu a putut fi recitită: { $reason }
why-not-made = Nu a putut fi creat: { $detail }
why-no-memory = { PLURAL($height) ->
    [one] Nu este destulă memorie pentru o imagine de { $width } pe { $height } pixeli
    [few] Nu este destulă memorie pentru o imagine de { $width } pe { $height } pixeli
   *[other] Nu este destulă memorie pentru o imagine de { $width } pe { $height } de pixeli
}
why-too-many-rows = { PLURAL($count) ->
    [one] Tabelul ar avea { $count } rânduri, mai multe decât încap într-un registru de calcul
    [few] Tabelul ar avea { $count } rânduri, mai multe decât încap într-un registru de calcul
   *[other] Tabelul ar avea { $count } de rânduri, mai multe decât încap într-un registru de calcul
}
why-too-many-columns = { PLURAL($count) ->
    [one] Tabelul ar avea { $count } coloane, mai multe decât încap într-un registru de calcul
    [few] Tabelul ar avea { $count } coloane, mai multe decât încap într-un registru de calcul
   *[other] Tabelul ar avea { $count } de coloane, mai multe decât încap într-un registru de calcul
}
why-text-too-long = Textul din rândul { $row }, coloana { $column } e mai lung decât încape într-o celulă
why-stopped = A fost oprit.
why-scale-too-large = Prea mare (în pixeli): { $width } × { $height }, iar latura cea mai lungă poate fi { $most }; scara cea mai mare este { $largest }
why-width-too-large = Prea mare (în pixeli): { $width } × { $height }, iar latura cea mai lungă poate fi { $most }; lățimea cea mai mare este { $largest }
why-dpi-too-large = Prea mare (în pixeli): { $width } × { $height }, iar latura cea mai lungă poate fi { $most }; la această mărime, cel mult { $largest } dpi
why-bad-dpi = Numărul de puncte pe inch trebuie să fie de la 1 la 100000
why-no-size = Imaginea nu poate avea această mărime
why-page-too-large = O pagină a unui document are cel mult { $most } de puncte pe latură
why-not-drawn = O parte nu a putut fi desenată
why-no-display = nu s-a găsit niciun ecran: Throughline are nevoie de o sesiune de desktop ca să-și deschidă fereastra; pentru o imagine fără ea: throughline export HARTĂ -o harta.png
why-display-silent = ecranul nu a răspuns ({ $detail }): Throughline are nevoie de o sesiune de desktop ca să-și deschidă fereastra; pentru o imagine fără ea: throughline export HARTĂ -o harta.png
why-no-graphics = fereastra nu a putut fi desenată ({ $detail }): Throughline are nevoie de OpenGL 2.1 sau OpenGL ES 2; pentru o imagine fără fereastră: throughline export HARTĂ -o harta.png
why-no-window = fereastra nu a putut fi deschisă: { $detail }

system-not-found = nu există un astfel de fișier sau dosar
system-not-allowed = permisiunile nu permit acest lucru
system-disk-full = discul este plin
system-exists = există deja
system-folder = acesta este un dosar
system-not-a-folder = o parte a căii nu este un dosar
system-bad-name = numele este prea lung sau nu poate fi folosit aici
system-quota = spațiul alocat ție pe disc s-a terminat
system-file-too-large = fișierul este prea mare pentru acest disc
system-read-only = discul poate fi doar citit
system-busy = este folosit de alt program
system-no-memory = nu există destulă memorie
system-closed = cealaltă parte a închis conexiunea
system-timed-out = nu s-a primit un răspuns la timp
system-unreachable = rețeaua nu este accesibilă
system-other = sistemul raportează o eroare ({ $detail })

# What failed, after “Could not”
task-look-for = căuta fișierul
task-look-at = verifica fișierul existent
task-read-old = citi fișierul existent
task-follow-path = urma calea
task-make-folder = crea dosarul
task-make-file = crea un fișier în acest dosar
task-write = scrie fișierul
task-sync = scrie fișierul pe disc
task-read-back = reciti ce s-a scris
task-permissions = da noului fișier permisiunile celui vechi
task-place = pune noul fișier la locul lui
task-save = salva fișierul

## What is wrong in a file, after its line and column. Field names and words in `…` stand in the file as they are

file-a-thing = { $thing ->
   *[map] o hartă
    [persona] un profil de client
    [stage] o etapă
    [step] un pas
    [lane] o bandă
    [card] un card
    [pain] un punct slab
    [wait] o așteptare
    [connector] un conector
    [emotion] o emoție
}
file-thing = { $thing ->
   *[map] nicio hartă
    [persona] niciun profil de client
    [stage] nicio etapă
    [step] niciun pas
    [lane] nicio bandă
    [card] niciun card
    [pain] niciun punct slab
    [wait] nicio așteptare
    [connector] niciun conector
    [emotion] nicio emoție
}
file-format = { $format ->
    [utf-16-little] UTF-16 (little endian)
    [utf-16-big] UTF-16 (big endian)
    [png] o imagine PNG
    [pdf] un document PDF
    [archive] o arhivă ZIP sau un document Office
   *[compressed] un fișier comprimat
}
file-expected = { $expected ->
   *[words] unul dintre { $words }
    [records] o listă de înregistrări, de exemplu { $list }: [(id: …), …]
    [text] text între ghilimele drepte
    [id] un id între ghilimele drepte
    [pain-ids] o listă cu id-uri de puncte slabe, de exemplu ["p1", "p2"]
    [one-to-five] un număr întreg de la 1 la 5
    [from-one] un număr întreg, cel puțin 1
    [from-zero] un număr întreg, cel puțin 0
    [width] un număr întreg de la 120 la 960
    [feeling] un număr de la -2 la 2
    [truth] true sau false
}

file-too-large = fișierul are peste { $mib } MiB
file-only-zeros = fișierul conține doar octeți zero
file-other-format = pare a fi { file-format }, nu text UTF-8
file-cut-off = fișierul se termină în mijlocul unui caracter
file-old-encoding = acesta nu este text UTF-8; pare { $encoding }
file-bad-bytes = acești octeți nu sunt text, spre deosebire de restul fișierului
file-zeros = aici sunt octeți zero în loc de text
file-conflict-mark = două versiuni ale hărții stau aici una după alta
file-empty = fișierul este gol
file-ends-early = fișierul se termină prea devreme
file-not-a-map = aceasta nu este o hartă
file-no-version = lipsește versiunea formatului
file-late-version = versiunea formatului trebuie să stea înaintea tuturor câmpurilor
file-not-a-version = aceasta nu este o versiune de format
file-newer = scris cu o versiune mai nouă de Throughline (formatul { $format }); aceasta citește formatul { $known }
file-too-deep = prea multe paranteze una în alta
file-too-much = fișierul conține prea mult: peste { $records } de înregistrări sau { $fields } de câmpuri
file-unknown-field = { file-a-thing } nu are câmpul `{ $field }`
file-unknown-word = `{ $word }` nu este un cuvânt pentru `{ $field }`
file-missing-field = { file-a-thing } are nevoie de câmpul `{ $field }`
file-field-twice = câmpul `{ $field }` apare aici de două ori
file-unreadable = aceasta nu poate fi citită ca `{ $field }`
file-no-comma = lipsește o virgulă înainte de acest loc
file-endless-text = textul care începe aici nu are sfârșit
file-endless-comment = un comentariu nu are sfârșit
file-after-the-end = mai există ceva după sfârșitul hărții
file-no-colon = lipsesc două puncte înainte de acest loc
file-no-record = aici lipsește o înregistrare
file-no-bracket = lipsește o paranteză închisă înainte de acest loc
file-unknown-escape = ce urmează după \ în text nu este cunoscut
file-syntax = { $detail }
file-not-an-id = { $text } nu este un id
file-out-of-range = { $value } este în afara intervalului pentru `{ $field }`
file-no-such-record = nu există { file-thing } cu id-ul "{ $id }"
file-id-twice = id-ul "{ $id }" apare de două ori în `{ $list }`
file-wait-backwards = timpul cel mai lung, { $max }, este mai scurt decât cel mai scurt, { $min }

## What to do about it

hint-not-so-large = Este prea mare ca să fie o hartă
hint-earlier-copy = Probabil s-a pierdut când s-a oprit calculatorul; deschide o copie mai veche
hint-save-as-utf8 = Salvează fișierul ca UTF-8
hint-other-file = Alege alt fișier
hint-merge = Unește-le cu: throughline merge BAZĂ A_NOASTRĂ A_LOR -o IEȘIRE
hint-complete = Este complet?
hint-start = O hartă începe cu (throughline: 1,
hint-newer-version = Deschide-l cu o versiune mai nouă; nimic din el nu a fost modificat
hint-lists = O hartă are liste de înregistrări, nimic mai adânc
hint-expected = Aici trebuie să fie { file-expected }
hint-did-you-mean = Ai vrut să scrii `{ $name }`?
hint-did-you-mean-id = Ai vrut să scrii "{ $id }"?
hint-add-field = Adaugă { $field }: { file-expected }
hint-add-record = Adaugă { file-a-thing } cu acest id sau numește un id existent
hint-keep-one = Păstrează doar unul
hint-commas = Câmpurile și înregistrările se despart prin virgule; ghilimelele din text se scriu \"
hint-close-text = Adaugă ghilimelele de închidere "
hint-close-comment = Adaugă la sfârșit */
hint-remove = Șterge-l
hint-colons = Câmpurile se scriu name: value
hint-round-brackets = Înregistrările stau între paranteze rotunde: (id: "a", …)
hint-escapes = Folosește \n pentru linie nouă, \" pentru ghilimele, \\ pentru bară inversă
hint-own-ids = Fiecare înregistrare a unei liste are nevoie de un id al ei
hint-id-empty = Un id are nevoie de cel puțin un caracter
hint-id-too-long = { PLURAL($most) ->
    [one] Un id are cel mult { $most } caractere
    [few] Un id are cel mult { $most } caractere
   *[other] Un id are cel mult { $most } de caractere
}
hint-id-character = Un id conține doar litere a-z, cifre, '-' și '_', nu '{ $character }'

## What was put right in a repaired copy

repair-encoding = Textul a fost citit ca { $encoding }
repair-bad-bytes = Octeții care nu sunt text au fost înlocuiți
repair-zeros = Octeții zero au fost omiși
repair-cut-off = Fișierul se termină aici, înaintea sfârșitului hărții
repair-punctuation = O paranteză, o virgulă sau un semn al citării (ghilimele) a fost corectat
repair-stray = Ce nu ține de nicio înregistrare a fost omis
repair-unknown-field = { file-a-thing } nu are câmpul `{ $field }`; a fost omis
repair-read-as = `{ $name }` a fost citit ca `{ $field }`
repair-lost-field = { file-a-thing } a pierdut câmpul `{ $field }`, care nu a putut fi citit
repair-lost-record = { file-a-thing } nu s-a putut citi; înregistrarea a fost omisă
repair-dangling = { file-a-thing } trimite la ceva ce nu există; a fost omis
repair-lost-link = Legătura cu punctul slab "{ $id }", care nu există, a fost omisă
repair-new-id = { file-a-thing } a primit id-ul "{ $id }"
repair-added = Lipsea { file-a-thing } cu id-ul "{ $id }"; a fost adăugat un element gol
repair-ranged = `{ $field }` era în afara intervalului; acum este { $value }
repair-too-much = Este mai mult decât poate avea o hartă; restul a fost omis

## Recovered work: what a crash left, and what was not wanted

recovered-title = Modificări recuperate
recovered-text = Programul s-a închis înainte ca aceste modificări să fie salvate.
recovered-text-all = Modificările nesalvate, și cele la care ai renunțat, se păstrează 14 zile.
recovered-nothing = Nu există modificări nesalvate de restaurat.
recovered-restore = Restaurează
recovered-later = Mai târziu
recovered-discard = Nu restaura
recovered-entry = { $ago } • { $changes }
recovered-discarded = Ai renunțat la aceste modificări.
recovered-never-saved = Această hartă nu a fost salvată niciodată.
recovered-changed = Între timp, fișierul s-a modificat. La salvare, programul te va întreba înainte de a-l suprascrie.
recovered-gone = Fișierul nu mai este acolo.
recovered-unknown = Fișierul nu poate fi citit acum.
recovered-elsewhere = Este posibil să fie încă deschisă pe { $host }.
recovered-preview = Previzualizarea hărții restaurate
recovered-drawing = Se desenează previzualizarea…
recovered-no-preview = Nu există o previzualizare a acestei hărți.
settings-damaged = Setările (limba, fișierele recente, fereastra) nu au putut fi citite și au fost resetate.
status-no-recovery = Nesalvat, iar o copie de recuperare nu poate fi scrisă
unprotected = Nu se poate scrie nicio copie de recuperare: dacă programul sau calculatorul se oprește acum, modificările nesalvate se pierd ({ $reason })

## What changed, counted, and how long ago

changes-map = titlul sau detaliile modificate
changes-added = adăugare: { $things }
changes-removed = ștergere: { $things }
changes-changed = modificare: { $things }
changes-moved = mutare: { $things }
changes-added-too = adăugare: { $count }
changes-removed-too = ștergere: { $count }
changes-changed-too = modificare: { $count }
changes-moved-too = mutare: { $count }
changes-and = { $first }, { $second }
changes-none = nicio modificare
count-personas = { PLURAL($count) ->
    [one] un profil de client
    [few] { $count } profiluri de client
   *[other] { $count } de profiluri de client
}
count-stages = { PLURAL($count) ->
    [one] o etapă
    [few] { $count } etape
   *[other] { $count } de etape
}
count-waits = { PLURAL($count) ->
    [one] un punct de așteptare
    [few] { $count } puncte de așteptare
   *[other] { $count } de puncte de așteptare
}
count-connectors = { PLURAL($count) ->
    [one] un conector
    [few] { $count } conectori
   *[other] { $count } de conectori
}
count-emotions = { PLURAL($count) ->
    [one] o emoție
    [few] { $count } emoții
   *[other] { $count } de emoții
}
ago-now = chiar acum
ago-minutes = { PLURAL($count) ->
    [one] acum un minut
    [few] acum { $count } minute
   *[other] acum { $count } de minute
}
ago-hours = { PLURAL($count) ->
    [one] acum o oră
    [few] acum { $count } ore
   *[other] acum { $count } de ore
}
ago-days = { PLURAL($count) ->
    [one] acum o zi
    [few] acum { $count } zile
   *[other] acum { $count } de zile
}

## Why something can't be done

refusal-missing = Elementul nu mai este pe hartă.
refusal-last-step = Ultimul pas al unei hărți nu poate fi șters, doar golit.
refusal-last-stage = Ultima etapă a unei hărți nu poate fi ștearsă, doar golită.
refusal-last-lane = Ultima bandă a unei hărți nu poate fi ștearsă, doar golită.
refusal-out-of-range = Valoarea aceasta nu poate fi pusă aici.
refusal-taken = Acest profil de client are deja o emoție la acest pas.
refusal-to-itself = Un card nu poate fi conectat cu el însuși.
refusal-not-there = Nu poate fi pus acolo.
refusal-first-step = O etapă nu poate fi împărțită la primul ei pas.
refusal-nothing-after = Nu urmează nimic cu care să poată fi unit.
refusal-loses-links = Unite, aceste carduri ar pierde o legătură sau un răspuns: elimină-l mai întâi.
refusal-locked = Banda „{ $lane }” este blocată.
refusal-hidden = Nu s-a schimbat nimic: este pe banda ascunsă „{ $lane }”.
refusal-no-cards = O bandă de emoții nu primește carduri.
refusal-holds-cards = Pe această bandă sunt carduri, iar o bandă de emoții nu primește: mută-le mai întâi.
refusal-one-is-enough = Încă unul nu ar spune nimic nou, deci nu poate fi duplicat.

## Linia de comandă

cli-missing-glyphs = niciun font de pe acest calculator nu are { $characters }
cli-hint = sugestie: { $hint }
cli-standard-input = intrarea standard
cli-standard-output = ieșirea standard
cli-progress = { $done } din { $all }
cli-thing = { $thing ->
   *[map] hartă
    [persona] profil de client
    [stage] etapă
    [step] pas
    [lane] bandă
    [card] card
    [pain] punct slab
    [wait] așteptare
    [connector] conector
    [emotion] emoție
}

# Ce nu poate fi citit
cli-no-command = nu există nici comanda, nici fișierul cu acest nume
cli-no-command-hint = throughline --help arată lista comenzilor
cli-folder-hint = indică fișierul .journey.ron din el
cli-not-readable = citirea acestui fișier nu este permisă
cli-not-readable-hint = permisiunile lui nu o îngăduie
cli-not-read = fișierul nu poate fi citit: { $detail }
cli-input-not-read = nu poate fi citită: { $detail }
cli-folder = acesta este un dosar, nu un fișier
cli-name-files-hint = indică fișierele din el
cli-not-listed = conținutul dosarului nu poate fi citit: { $detail }
cli-no-maps-in-folder = în acest dosar niciun nume de fișier nu se termină în { $ending }
cli-deeper-hint = pentru a include și dosarele din el: '{ $pattern }'
cli-bad-pattern = modelul nu este valid: { $mistake }
cli-pattern-stars = caracterele de înlocuire sunt `*`, pentru un nume, sau `**`, pentru orice adâncime
cli-pattern-recursive = `**` trebuie să stea singur între două bare oblice
cli-pattern-range = intervalul de caractere nu este valid
cli-no-match = niciun fișier nu are un astfel de nume
cli-special = acesta este un pipe, un socket sau un dispozitiv, nu un fișier obișnuit
cli-special-hint = ca să fie citit totuși, scrie-i numele în linia de comandă

# Ce nu poate fi scris
cli-not-written = nu se poate scrie: { $detail }
cli-other-folder-hint = alege alt dosar sau schimbă-i permisiunile
cli-make-folder-hint = creează mai întâi dosarul
cli-untouched-hint = ce era acolo înainte a rămas neatins
cli-no-folder = dosarul nu poate fi creat: { $detail }
cli-force-hint = alege alt nume sau adaugă --force ca să fie suprascris
cli-repair-hint = o copie reparată se scrie într-un fișier nou
cli-one-stream-for-two = { $what ->
   *[map] poate primi fie harta, fie documentul JSON, nu pe amândouă
    [export] poate primi fie exportul, fie documentul JSON, nu pe amândouă
}
cli-name-file-hint = indică un fișier cu -o
cli-no-map-file = un fișier { $extension } nu poate conține o hartă
cli-map-ending-hint = numele trebuie să se termine în .journey.ron
cli-no-output = nu ai spus unde se scrie rezultatul
cli-no-output-hint = indică un fișier sau un dosar cu -o; - este ieșirea standard
cli-no-template = nu există șablonul { $template } în limba { $language }

# Import
cli-unused = „{ $text }”: { $why }
cli-several-imports = hărțile mai multor fișiere au nevoie de un dosar, iar acesta este numele unui fișier
cli-name-folder-hint = indică un dosar
cli-imports-clash = două dintre fișiere ar deveni această hartă
cli-imports-clash-hint = importă-le pe rând, cu nume diferite

# Unire: fișierele după rolul lor
cli-side = { $side ->
   *[base] { $name } (originalul comun)
    [ours] { $name } (varianta noastră)
    [theirs] { $name } (varianta lor)
    [merged] { $name } (rezultatul unirii)
}
cli-conflicts = { PLURAL($count) ->
    [one] o neconcordanță de verificat
    [few] { $count } neconcordanțe de verificat
   *[other] { $count } de neconcordanțe de verificat
}

# Verificare
cli-no-issues = nicio problemă
cli-only-dismissed = { PLURAL($count) ->
    [one] o problemă ignorată, nicio altă problemă
    [few] { $count } probleme ignorate, nicio altă problemă
   *[other] { $count } de probleme ignorate, nicio altă problemă
}
cli-dismissed = { PLURAL($count) ->
    [one] o problemă ignorată nu apare în listă
    [few] { $count } probleme ignorate nu apar în listă
   *[other] { $count } de probleme ignorate nu apar în listă
}

# Reparare
cli-more-repairs = { PLURAL($count) ->
    [one] și încă o reparație de acest fel
    [few] și încă { $count } reparații de acest fel
   *[other] și încă { $count } de reparații de acest fel
}

# Export
cli-not-exported = { PLURAL($count) ->
    [one] o hartă din { $all } nu a putut fi exportată: { $names }
    [few] { $count } hărți din { $all } nu au putut fi exportate: { $names }
   *[other] { $count } de hărți din { $all } nu au putut fi exportate: { $names }
}
cli-not-made = nu poate fi scrisă ca { $format }: { $why }
cli-several-maps = mai multe hărți au nevoie de un dosar, iar acesta este numele unui fișier
cli-several-formats = mai multe formate au nevoie de un dosar, iar acesta este numele unui fișier
cli-folder-or-beside-hint = indică un dosar sau renunță la -o: fiecare fișier se scrie atunci lângă harta lui
cli-one-map-only = poate primi o singură hartă
cli-one-format-only = poate primi un singur format
cli-not-a-stream-hint = indică un dosar în loc de -
cli-two-formats = după nume este un fișier { $named }, iar după --format este { $asked }
cli-two-formats-hint = renunță la --format sau alege alt nume
cli-no-format = niciun format nu are această extensie
cli-extensions-hint = numele trebuie să se termine în { $extensions }
cli-target-is-read = aceasta este una dintre hărțile de exportat
cli-other-name-hint = alege alt nume
cli-exports-clash = atât { $one }, cât și { $other } ar deveni acest fișier
cli-exports-clash-hint = exportă-le pe rând, cu nume diferite
cli-idle-option = este o opțiune pentru { $suited }, iar formatul este { $asked }
cli-no-stage = harta nu are etapa „{ $name }”
cli-stages-hint = etapele ei sunt { $names }
cli-stages-more-hint = { PLURAL($count) ->
    [one] etapele ei sunt { $names } și încă una
    [few] etapele ei sunt { $names } și încă { $count }
   *[other] etapele ei sunt { $names } și încă { $count }
}
cli-no-stages-hint = nu are nicio etapă
cli-no-lane = harta nu are banda „{ $name }”
cli-lanes-hint = benzile ei sunt { $names }
cli-lanes-more-hint = { PLURAL($count) ->
    [one] benzile ei sunt { $names } și încă una
    [few] benzile ei sunt { $names } și încă { $count }
   *[other] benzile ei sunt { $names } și încă { $count }
}
cli-no-lanes-hint = nu are nicio bandă

# Valori ale opțiunilor
cli-bad-language = limbile programului sunt { $languages }
cli-no-such-value = nu există o astfel de valoare
cli-not-a-number = trebuie să fie un număr, de exemplu 2 sau 0.5
cli-not-above-zero = trebuie să fie un număr mai mare decât zero
cli-bad-print = trebuie să fie o lungime, de exemplu 420mm, 42cm sau 16.5in, ori una dintre { $sheets }

# Raport: titlurile coloanelor și ce stă sub ele
cli-column-cards = Carduri
cli-column-pains = Puncte slabe
cli-column-uneased = Fără răspuns
cli-column-waits = Așteptări
cli-column-issues = Probleme
cli-column-maps = Hărți
cli-no-text = (fără text)
cli-no-channel = (fără canal)
cli-no-name = (fără nume)
cli-pain-in = în { $place }
cli-pain-eased = îi răspunde { $name }
cli-more-rows = { PLURAL($count) ->
    [one] și încă un rând; --top arată mai multe rânduri
    [few] și încă { $count } rânduri; --top arată mai multe rânduri
   *[other] și încă { $count } de rânduri; --top arată mai multe rânduri
}
cli-time-up-to = cel mult { $time }
cli-time-range = { $least } până la { $most }
cli-decimal = { $whole },{ $tenth }
cli-time-minutes = { PLURAL($count) ->
    [one] { $count } min
    [few] { $count } min
   *[other] { $count } min
}
cli-time-hours = { PLURAL($count) ->
    [one] { $count } h
    [few] { $count } h
   *[other] { $count } h
}
cli-time-days = { PLURAL($count) ->
    [one] o zi
    [few] { $count } zile
   *[other] { $count } de zile
}
cli-time-weeks = { PLURAL($count) ->
    [one] o săptămână
    [few] { $count } săptămâni
   *[other] { $count } de săptămâni
}
cli-time-months = { PLURAL($count) ->
    [one] o lună
    [few] { $count } luni
   *[other] { $count } de luni
}

## Ce nu e în regulă cu argumentele unei comenzi

usage-error = eroare: { $mistake }
usage-tip = sugestie: { $tip }
usage-more = Pentru mai multe informații, încearcă '--help'.
usage-because = { $mistake }: { $why }
usage-wrong = argumentele sunt greșite
usage-no-value = lipsește valoarea pentru '{ $arg }'
usage-bad-value = valoarea '{ $value }' nu este validă pentru '{ $arg }'
usage-too-many-values = valoarea '{ $value }' este în plus: '{ $arg }' nu mai primește alte valori
usage-missing = lipsesc argumente obligatorii:
usage-unexpected = argumentul '{ $arg }' nu are ce căuta aici
usage-no-command = comanda '{ $name }' nu este recunoscută
usage-not-text = unul sau mai multe argumente nu sunt text UTF-8 valid
usage-twice = argumentul '{ $arg }' poate apărea o singură dată
usage-conflict = argumentul '{ $arg }' nu poate fi folosit împreună cu '{ $other }'
usage-conflicts = argumentul '{ $arg }' nu poate fi folosit împreună cu:
usage-conflict-with-others = argumentul '{ $arg }' nu poate fi folosit împreună cu celelalte argumente date
usage-command-conflict = '{ $name }' nu poate fi folosit împreună cu '{ $other }'
usage-command-conflicts = '{ $name }' nu poate fi folosit împreună cu:
usage-similar-command = există o comandă asemănătoare: '{ $name }'
usage-similar-commands = există comenzi asemănătoare: { $names }
usage-similar-argument = există un argument asemănător: '{ $name }'
usage-similar-arguments = există argumente asemănătoare: { $names }
usage-similar-value = există o valoare asemănătoare: '{ $name }'
usage-similar-values = există valori asemănătoare: { $names }
usage-pass-as-value = ca să dai '{ $arg }' drept valoare, scrie '{ $way }'
usage-needless-dashes = există comanda '{ $name }'; ca să o folosești, șterge '--' din fața ei
usage-exists = există '{ $way }'

## Ajutorul liniei de comandă. O cheie numește comanda și argumentul ei

help-heading-usage = Utilizare
help-heading-commands = Comenzi
help-heading-arguments = Argumente
help-heading-options = Opțiuni
help-heading-tables = CSV și XLSX
help-heading-examples = { PLURAL($count) ->
    [one] Exemplu
    [few] Exemple
   *[other] Exemple
}
help-default = [implicit: { $value }]
help-possible-values = [valori posibile: { $values }]
help-flag = Afișează ajutorul
help-short = Afișează ajutorul (mai multe cu '--help')
help-long = Afișează ajutorul (pe scurt cu '-h')
help-version = Afișează versiunea
help-help = Afișează acest ajutor sau ajutorul unei comenzi
help-lang = Limba mesajelor: en, he sau ro [implicit: cea a sistemului]

# Ce ține locul unei valori, cu majuscule
help-value-options = OPȚIUNI
help-value-command = COMANDĂ
help-value-map = HARTĂ
help-value-in = INTRARE
help-value-out = IEȘIRE
help-value-name = NUME
help-value-code = COD
help-value-format = FORMAT
help-value-n = N
help-value-px = PX
help-value-size = MĂRIME
help-value-scale = SCARĂ
help-value-theme = TEMĂ
help-value-density = DENSITATE
help-value-paper = HÂRTIE
help-value-shape = FORMĂ
help-value-separator = SEPARATOR
help-value-by = CRITERIU
help-value-base = BAZĂ
help-value-ours = A_NOASTRĂ
help-value-theirs = A_LOR
help-value-shell = INTERPRETOR

help-throughline = Un editor pentru hărți ale traseului clientului și scheme de servicii
help-throughline-more = Fără o comandă, deschide fereastra programului.
help-throughline-map = Harta de deschis în fereastră
help-throughline-copy = O deschide ca hartă nouă, fără fișier
help-throughline-lang = Limba: en, he sau ro [implicit: cea a sistemului sau cea aleasă în fereastră]
help-exit-codes =
    Codurile de ieșire ale tuturor comenzilor:
      0  totul este în regulă
      1  gata, dar ceva cere atenție: o problemă, o reparație, o neconcordanță,
         o parte nefolosită sau unele dintre mai multe fișiere, care au eșuat
      2  nu s-a putut face nimic sau argumentele sunt greșite

help-new = Începe o hartă, goală sau dintr-un șablon
help-new-out = Fișierul de creat, de exemplu nume.journey.ron; - pentru ieșirea standard
help-new-template = Șablonul de la care pornește harta; fără șablon, harta este goală
help-new-lang = Limba hărții
help-new-force = Suprascrie fișierul dacă există

help-templates = Afișează lista șabloanelor
help-templates-json = Scrie un singur document JSON, de citit de alte programe

help-check = Arată ce este greșit în hărți sau ar putea fi mai bun
help-check-maps = Hărțile: fișiere, dosare sau modele precum 'maps/**/*.journey.ron'; - pentru intrarea standard
help-check-json = Scrie un singur document JSON, de citit de alte programe
help-exit-codes-check =
    Coduri de ieșire: 0 nicio problemă, 1 probleme sau unele fișiere necitibile, 2 niciun fișier citibil.
    Un fișier stricat nu împiedică verificarea celorlalte.

help-export = Scrie hărțile ca imagini, documente, tabele și text
help-export-more = Exportă harta întreagă sau etapele și benzile pe care le numești. Un fișier este înlocuit numai când cel nou este complet.
help-export-maps = Hărțile: fișiere, dosare sau modele precum 'maps/**/*.journey.ron'; - pentru intrarea standard
help-export-output = Fișierul de scris sau dosarul pentru mai multe; - pentru ieșirea standard [implicit: lângă fiecare hartă]
help-export-format = Formatul, când nu reiese din numele fișierului; separă mai multe prin virgule
help-export-jobs = La câte hărți se lucrează deodată
help-export-json = Scrie un singur document JSON cu ce s-a scris și ce a eșuat, de citit de alte programe
help-export-stage = Numai această etapă, după nume sau id; repetă opțiunea pentru mai multe etape
help-export-lane = Numai această bandă, după nume sau id; repetă opțiunea pentru mai multe benzi
help-export-no-title = Fără titlul hărții de deasupra etapelor
help-export-no-legend = Fără legenda de sub benzi
help-export-transparent = Fără fundal
help-export-density = Spațiul din jurul cardurilor și din coloane: compact se potrivește hărților cu mulți pași
help-export-theme = Culorile hărții
help-export-scale = Pixeli pe unitate a hărții [implicit: 2 sau mai puțin, dacă imaginea ar fi prea mare]
help-export-width = Lățimea în pixeli
help-export-print = Mărimea pe hârtie: o lățime precum 420mm sau 16.5in ori o coală în care să încapă: a4, a3, a2, a1, a0, letter
help-export-dpi = Puncte pe inch, pentru --print și în fișier
help-export-small = Face fișierul mai mic, ceea ce durează mai mult
help-export-outlines = Transformă textul în contururi, care arată la fel și fără fonturi
help-export-paper = O pagină cât harta sau coli din această hârtie, tăiate între pași
help-export-shape = Forma tabelului: ca harta sau un rând pe card
help-export-separator = Separatorul dintre două valori ale unui tabel CSV
help-export-formats = Extensia din IEȘIRE stabilește formatul: png, svg, pdf, csv, xlsx, md (un raport) sau mmd (un traseu Mermaid).
help-exit-codes-export = Coduri de ieșire: 0 s-au scris toate, 1 unele au eșuat sau au pătrate în loc de caractere, 2 au eșuat toate.

help-import = Face hărți din tabele, trasee Mermaid și text
help-import-more = Arată ce nu a putut fi folosit, cu rândul lui. Nu suprascrie nimic fără --force.
help-import-files = Fișierele sau modele precum 'journeys/*.mmd'; - pentru intrarea standard
help-import-output = Harta de creat sau dosarul pentru mai multe; - pentru ieșirea standard [implicit: lângă fiecare fișier]
help-import-from = Formatul fișierelor, indiferent de numele lor
help-import-lang = Limba hărții, dacă nu reiese din fișier
help-import-force = Suprascrie hărțile existente
help-import-json = Scrie un singur document JSON cu ce s-a creat și ce nu s-a folosit, de citit de alte programe
help-exit-codes-import =
    Coduri de ieșire: 0 tot conținutul este în hărți, 1 o parte nu a putut fi folosită
    sau unele fișiere nu au putut fi importate, 2 nu s-a putut importa nimic.

help-report = Ordonează după pondere punctele slabe din mai multe hărți
help-report-more = Arată ce conține fiecare hartă, apoi punctele slabe însumate pe consecință, canal și etapă, apoi fiecare în parte, de la ponderea cea mai mare. Ponderea este gravitate × frecvență. Benzile ascunse nu se iau în calcul.
help-report-maps = Hărțile: fișiere, dosare sau modele precum 'maps/**/*.journey.ron'; - pentru intrarea standard
help-report-by = Un singur tabel: punctele slabe însumate pe unul dintre aceste criterii sau hărțile
help-report-top = Cel mult atâtea rânduri în fiecare tabel [implicit: 20 pentru oameni, toate pentru programe]
help-report-csv = Scrie un tabel pentru programe de calcul tabelar
help-report-lang = Limba raportului: en, he sau ro [implicit: cea a sistemului, iar pentru --csv en]
help-report-json = Scrie un singur document JSON, de citit de alte programe
help-report-markdown = Pentru raportul unei singure hărți în Markdown: throughline export HARTĂ -o raport.md
help-exit-codes-report = Coduri de ieșire: 0 s-au citit toate hărțile, 1 unele nu au putut fi citite, 2 niciuna nu a putut fi citită.

help-merge = Unește două hărți modificate separat
help-merge-more = Funcționează ca driver de unire pentru git: throughline merge %O %A %B -o %A --name=%P
help-merge-base = Harta din care provin amândouă; un fișier gol dacă nu există. Una dintre cele trei poate fi -, intrarea standard
help-merge-ours = O hartă; ea are prioritate unde cele două nu concordă
help-merge-theirs = Cealaltă hartă
help-merge-output = Unde se scrie harta unită, în locul a ce se află acolo; - pentru ieșirea standard
help-merge-name = Numele hărții în mesaje, când fișierele sunt temporare; scrie --name=NUME dacă poate începe cu o liniuță
help-merge-json = Scrie un singur document JSON cu ce cere atenție, de citit de alte programe
help-exit-codes-merge = Coduri de ieșire: 0 unite, 1 unite, dar ceva cere atenție, 2 un fișier nu poate fi citit.

help-repair = Salvează ca hartă nouă ce mai poate fi citit dintr-un fișier deteriorat
help-repair-more = Fișierul deteriorat rămâne așa cum este.
help-repair-map = Fișierul deteriorat; - pentru intrarea standard
help-repair-output = Fișierul de creat; - pentru ieșirea standard
help-repair-json = Scrie un singur document JSON cu ce s-a reparat, de citit de alte programe
help-exit-codes-repair = Coduri de ieșire: 0 nu era nimic greșit, 1 reparat, 2 nu se poate citi nimic.

help-completions = Scrie scriptul de completare pentru un interpretor de comenzi
help-completions-shell = Interpretorul de comenzi

# Caractere pe care nu le are niciun font: toate sau primele dintre ele
glyphs-all = { $named }
glyphs-and-more = { $named } și încă { $count }
export-missing-glyphs = { PLURAL($count) ->
    [one] Niciun font de pe acest calculator nu are { $characters }: { $count } text arată pătrate în locul lor
    [few] Niciun font de pe acest calculator nu are { $characters }: { $count } texte arată pătrate în locul lor
   *[other] Niciun font de pe acest calculator nu are { $characters }: { $count } de texte arată pătrate în locul lor
}
status-exported-boxes = { status-exported }. { $why }
