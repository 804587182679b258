import type { AfdelingCode } from '../afdelingen.ts'

/** A message that the municipality sends by itself: one klantcontact for each receiver (R13). */
export interface Aankondiging {
  code: string
  afdeling: AfdelingCode
  onderwerp: string
  inhoud: string
  handeling: string
}

export const AANKONDIGINGEN: readonly Aankondiging[] = [
  {
    code: 'paspoort-verloopt',
    afdeling: 'burgerzaken',
    onderwerp: 'Uw paspoort of identiteitskaart verloopt bijna',
    inhoud:
      'Uw reisdocument verloopt op {afspraakdatum}. Wilt u op tijd een nieuw document hebben? Maak dan nu een afspraak via onze website of bel ons. Neem uw oude document en een recente pasfoto mee.',
    handeling: 'Herinnering reisdocument versturen',
  },
  {
    code: 'aanslag-verzonden',
    afdeling: 'belastingen',
    onderwerp: 'Uw aanslag gemeentelijke belastingen {jaar} staat klaar',
    inhoud:
      'Uw aanslag van {bedrag} staat klaar in Mijn Gemeente. U kunt in één keer betalen of in tien termijnen met een automatische incasso. Hebt u een laag inkomen? Dan kunt u misschien kwijtschelding krijgen.',
    handeling: 'Bericht over de aanslag versturen',
  },
  {
    code: 'afspraakherinnering',
    afdeling: 'klantcontactcentrum',
    onderwerp: 'Herinnering: uw afspraak bij de gemeente',
    inhoud:
      'U hebt een afspraak op {afspraak} in het gemeentehuis in Lisveen. Kunt u niet komen? Zeg de afspraak dan af, zodat iemand anders kan komen. Vergeet uw identiteitsbewijs niet.',
    handeling: 'Herinnering aan afspraak versturen',
  },
  {
    code: 'werkzaamheden',
    afdeling: 'openbare-ruimte',
    onderwerp: 'Werkzaamheden in de {straat}',
    inhoud:
      'Vanaf {afspraakdatum} vernieuwen wij de riolering in de {straat}. Het werk duurt ongeveer {weken} weken. Uw woning blijft bereikbaar, maar parkeren kan tijdelijk niet voor de deur. De containers zet u op de verzamelplaats aan het begin van de straat.',
    handeling: 'Bewonersbericht over werkzaamheden versturen',
  },
  {
    code: 'document-ligt-klaar',
    afdeling: 'burgerzaken',
    onderwerp: 'Uw document ligt klaar',
    inhoud:
      'Het document dat u op {datum} hebt aangevraagd, ligt voor u klaar. U haalt het zonder afspraak op in het gemeentehuis in Lisveen. Neem uw oude document mee.',
    handeling: 'Bericht over gereed document versturen',
  },
  {
    code: 'wijziging-inzameling',
    afdeling: 'afval-en-milieu',
    onderwerp: 'Andere ophaaldag voor afval',
    inhoud:
      'Vanwege een feestdag halen wij uw {container} die week een dag later op. Zet de container vóór 7.30 uur aan de weg. De afvalkalender op de website is al aangepast.',
    handeling: 'Bericht over andere ophaaldag versturen',
  },
]
