/** These values fill the slots of texts. */
export const WEKEN = ['twee', 'drie', 'vier', 'vijf', 'zes', 'acht', 'tien']
export const AANTALLEN = ['drie', 'vier', 'vijf', 'zes', 'acht', 'tien']
export const BOMEN = ['eik', 'berk', 'kastanje', 'treurwilg', 'populier', 'linde', 'beuk', 'es', 'den']
export const EVENEMENTEN = [
  'zomerfeest',
  'rommelmarkt',
  'dorpsloop',
  'muziekavond aan het water',
  'kerstmarkt',
  'lichtjesparade',
  'zwemwedstrijd',
  'boekenmarkt',
]
export const CONTAINERS = ['restcontainer', 'gft-container', 'papiercontainer', 'pmd-container']
export const DAGDELEN = [
  'in de ochtend',
  'in de middag',
  'na 15.00 uur',
  'op dinsdag of donderdag',
  'vóór 10.00 uur',
  'tussen 12.00 en 13.30 uur',
  'na schooltijd',
]
export const AANHEFFEN = [
  'Goedemorgen,',
  'Goedemiddag,',
  'Geachte heer, mevrouw,',
  'Beste gemeente,',
  'Beste mensen,',
  'L.S.,',
  'Hallo,',
]
export const GROETEN = [
  'Met vriendelijke groet,',
  'Vriendelijke groet,',
  'Groeten,',
  'Alvast bedankt voor uw reactie,',
  'Hartelijke groet,',
  'In afwachting van uw antwoord,',
]
