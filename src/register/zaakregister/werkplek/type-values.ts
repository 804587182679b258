import type { Option } from '../../../web/ui/combobox-field.tsx'
import { linesOf } from '../../../web/ui/text-field.tsx'
import type { Zaaktype } from '../contract.ts'
import { readPeriod, shownPeriod } from './period.ts'

type Statustype = Omit<Zaaktype['statustypen'][number], 'uuid'>
type Roltype = Omit<Zaaktype['roltypen'][number], 'uuid'>
type Resultaattype = Omit<Zaaktype['resultaattypen'][number], 'uuid' | 'archiefactietermijn'> & {
  archiefactietermijn: string
}
type Eigenschap = Omit<Zaaktype['eigenschappen'][number], 'uuid'>
type Informatieobjecttype = Omit<Zaaktype['informatieobjecttypen'][number], 'uuid'>

/** A zaaktype as it is typed. */
export interface TypeValues {
  identificatie: string
  omschrijving: string
  doel: string
  aanleiding: string
  onderwerp: string
  toelichting: string
  vertrouwelijkheidaanduiding: Zaaktype['vertrouwelijkheidaanduiding']
  afdeling: Option | null
  doorlooptijd: string
  servicenorm: string
  trefwoorden: string
  beginGeldigheid: string
  statustypen: Statustype[]
  roltypen: Roltype[]
  resultaattypen: Resultaattype[]
  eigenschappen: Eigenschap[]
  informatieobjecttypen: Informatieobjecttype[]
}

const SELECTIELIJST = 'https://selectielijst.openzaak.nl/api/v1/'

/** The first values of an added row of each list. */
export const EMPTY = {
  statustypen: (): Statustype => ({ omschrijving: '', statustekst: '', informeren: false }),
  roltypen: (): Roltype => ({ omschrijving: '', omschrijvingGeneriek: 'belanghebbende' }),
  resultaattypen: (): Resultaattype => ({
    omschrijving: '',
    resultaattypeomschrijving: `${SELECTIELIJST}resultaattypeomschrijvingen/`,
    selectielijstklasse: `${SELECTIELIJST}resultaten/`,
    toelichting: '',
    archiefnominatie: 'vernietigen',
    archiefactietermijn: '',
  }),
  eigenschappen: (): Eigenschap => ({ naam: '', definitie: '', formaat: 'tekst', lengte: 255, waarden: [] }),
  informatieobjecttypen: (): Informatieobjecttype => ({
    omschrijving: '',
    categorie: '',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    richting: 'inkomend',
  }),
}

/** A zaaktype to begin with: what hardly any zaaktype does without. */
const begin = (day: string): TypeValues => ({
  identificatie: '',
  omschrijving: '',
  doel: '',
  aanleiding: '',
  onderwerp: '',
  toelichting: '',
  vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  afdeling: null,
  doorlooptijd: '8 weken',
  servicenorm: '',
  trefwoorden: '',
  beginGeldigheid: day,
  statustypen: ['Ontvangen', 'In behandeling', 'Afgehandeld'].map((omschrijving) => ({
    ...EMPTY.statustypen(),
    omschrijving,
  })),
  roltypen: [
    { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
  ],
  resultaattypen: [EMPTY.resultaattypen()],
  eigenschappen: [],
  informatieobjecttypen: [{ ...EMPTY.informatieobjecttypen(), omschrijving: 'Bijlage', categorie: 'bijlage' }],
})

const without = <Part extends { uuid: string }>({ uuid: _, ...part }: Part) => part

/**
 * Gives the first values of the form.
 * @param zaaktype the one to change, or of which to make a version
 * @param day when a new one begins
 */
export function valuesOf(zaaktype: Zaaktype | undefined, afdeling: Option | null, day: string): TypeValues {
  if (!zaaktype) return begin(day)
  const { identificatie, omschrijving, doel, aanleiding, onderwerp, toelichting } = zaaktype
  return {
    ...{ identificatie, omschrijving, doel, aanleiding, onderwerp, toelichting, afdeling },
    vertrouwelijkheidaanduiding: zaaktype.vertrouwelijkheidaanduiding,
    doorlooptijd: shownPeriod(zaaktype.doorlooptijd),
    servicenorm: shownPeriod(zaaktype.servicenorm),
    trefwoorden: zaaktype.trefwoorden.join('\n'),
    beginGeldigheid: day,
    statustypen: zaaktype.statustypen.map(without),
    roltypen: zaaktype.roltypen.map(without),
    resultaattypen: zaaktype.resultaattypen.map(({ uuid: _, archiefactietermijn, ...type }) => ({
      ...type,
      archiefactietermijn: shownPeriod(archiefactietermijn),
    })),
    eigenschappen: zaaktype.eigenschappen.map(without),
    informatieobjecttypen: zaaktype.informatieobjecttypen.map(without),
  }
}

/** Makes the body that is sent. Fields that the form does not show keep what they were. */
export const bodyOf = (values: TypeValues, before: Zaaktype | undefined) => ({
  ...values,
  ...(before && {
    handelingInitiator: before.handelingInitiator,
    handelingBehandelaar: before.handelingBehandelaar,
    intern: before.intern,
  }),
  afdeling: values.afdeling?.id ?? null,
  doorlooptijd: readPeriod(values.doorlooptijd),
  servicenorm: readPeriod(values.servicenorm) || null,
  trefwoorden: linesOf(values.trefwoorden),
  resultaattypen: values.resultaattypen.map((type) => ({
    ...type,
    archiefactietermijn: readPeriod(type.archiefactietermijn) || null,
  })),
})
