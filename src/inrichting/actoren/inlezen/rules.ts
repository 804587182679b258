import type { InvalidParam } from '../../../platform/problems.ts'
import type { Veldwijziging } from '../../wijzigingen/contract.ts'
import { verschil } from '../../wijzigingen/rules.ts'
import type { Actor } from '../contract.ts'

/** The codes of actoren from a register (`obj`/`idf` on the Klantinteracties wire). */
export const OBJECTTYPE = { medewerker: 'mdw', afdeling: 'afd', groep: 'grp' } as const
export type SoortBron = keyof typeof OBJECTTYPE

/** A reference to an afdeling or groep as a source writes it: by code or by name. */
export interface Verwijzing {
  soort: 'afdeling' | 'groep'
  waarde: string
}

/** A medewerker, afdeling or groep as a source describes it. An absent field is unknown there and keeps its value here. */
export interface BronActor {
  soort: SoortBron
  code: string
  /** The place in the source, for the person who must correct it. */
  herkomst: string
  naam: string
  emailadres?: string | undefined
  telefoonnummer?: string | undefined
  functie?: string | undefined
  omschrijving?: string | undefined
  eenheden?: readonly Verwijzing[] | undefined
}

/** A source as it was read. */
export interface Bron {
  actoren: BronActor[]
  /** Entries that were left out. Without a kind it can be of each kind; with an empty code nobody knows about whom it is. */
  overgeslagen: { soort: SoortBron | undefined; code: string }[]
  /** The entries and fields that are not taken over, each with its place and the reason in Dutch. */
  bevindingen: InvalidParam[]
}

/** The fields of an actor that are kept. */
export type Velden = Pick<
  Actor,
  'naam' | 'indicatieActief' | 'emailadres' | 'telefoonnummer' | 'functie' | 'omschrijving'
> & {
  eenheden: Actor['eenheden']
}

export interface Genoemd {
  soort: SoortBron
  code: string
  naam: string
}

/** A plan with the changes that bring the actoren in line with the source. */
export interface Plan {
  nieuw: { bron: BronActor; velden: Velden }[]
  gewijzigd: { uuid: string; genoemd: Genoemd; velden: Velden; wijzigingen: Veldwijziging[] }[]
  uitgezet: { uuid: string; genoemd: Genoemd; velden: Velden }[]
  ongewijzigd: number
}

const LEEG: Velden = {
  naam: '',
  indicatieActief: true,
  emailadres: '',
  telefoonnummer: '',
  functie: '',
  omschrijving: '',
  eenheden: [],
}

/** Reduces an actor to the fields that are kept here. */
export const fieldsOf = ({
  naam,
  indicatieActief,
  emailadres,
  telefoonnummer,
  functie,
  omschrijving,
  eenheden,
}: Velden): Velden => ({
  naam,
  indicatieActief,
  emailadres,
  telefoonnummer,
  functie,
  omschrijving,
  eenheden,
})

/** Shows fields in a form that people can compare, with afdelingen and groepen by name. */
export const leesbaar = (velden: Velden) => ({ ...velden, eenheden: velden.eenheden.map(({ naam }) => naam).sort() })

const KINDS = Object.keys(OBJECTTYPE) as SoortBron[]
const kindsOf = (soort: SoortBron | undefined): readonly SoortBron[] => (soort ? [soort] : KINDS)

/** Tells of which kinds it is unknown who was left out: nobody of these may be made inactive for being absent. */
export const unidentified = ({ overgeslagen }: Bron): Set<SoortBron> =>
  new Set(overgeslagen.flatMap(({ soort, code }) => (code === '' ? kindsOf(soort) : [])))

const soortOf = ({ actoridentificator }: Actor): SoortBron | undefined =>
  KINDS.find((soort) => OBJECTTYPE[soort] === actoridentificator.codeObjecttype)

/** Makes a function that finds an afdeling or groep by code, or else by name. */
function zoekerOf(actoren: readonly Actor[]): (verwijzing: Verwijzing) => Actor | undefined {
  return ({ soort, waarde }) => {
    const kandidaten = actoren.filter((actor) => soortOf(actor) === soort)
    const gezocht = waarde.toLowerCase()
    return (
      kandidaten.find(({ actoridentificator }) => actoridentificator.objectId === waarde) ??
      kandidaten.find(({ naam, indicatieActief }) => indicatieActief && naam.toLowerCase() === gezocht)
    )
  }
}

/** Lists the afdelingen and groepen that are referred to but do not exist, with the entries that refer to them. */
export function unknownEenheden(actoren: readonly Actor[], bron: Bron) {
  const zoek = zoekerOf(actoren)
  return bron.actoren.flatMap((actor) =>
    (actor.eenheden ?? []).filter((verwijzing) => !zoek(verwijzing)).map((verwijzing) => ({ actor, verwijzing })),
  )
}

function toegepast(oud: Velden, bron: BronActor, zoek: (verwijzing: Verwijzing) => Actor | undefined): Velden {
  const { naam, emailadres, telefoonnummer, functie, omschrijving, eenheden } = bron
  const gevonden = eenheden?.flatMap((verwijzing) => zoek(verwijzing) ?? [])
  // An afdeling that is not known here may be a typing error, so nobody leaves theirs because of it.
  const gebleven = gevonden && gevonden.length < (eenheden?.length ?? 0) ? oud.eenheden : []
  const unique = new Map([...gebleven, ...(gevonden ?? [])].map(({ uuid, naam: heet }) => [uuid, { uuid, naam: heet }]))
  return {
    naam,
    indicatieActief: true,
    emailadres: emailadres ?? oud.emailadres,
    telefoonnummer: telefoonnummer ?? oud.telefoonnummer,
    functie: functie ?? oud.functie,
    omschrijving: omschrijving ?? oud.omschrijving,
    eenheden: gevonden ? [...unique.values()] : oud.eenheden,
  }
}

export interface Vergelijking {
  /** All actoren, including the afdelingen and groepen. */
  actoren: readonly Actor[]
  bron: Bron
  /** The kinds that the source lists completely: an actor who is missing there is made inactive. */
  compleet: readonly SoortBron[]
  /** The person who asks. They are never made inactive, so that nobody shuts themselves out. */
  zelf: string | null
}

/** Plans how the actoren become equal to the source. Nobody is removed: an actor who is gone becomes inactive. */
export function compare({ actoren, bron, compleet, zelf }: Vergelijking): Plan {
  const sleutel = (soort: SoortBron, code: string) => `${soort} ${code}`
  const bekend = new Map<string, Actor>()
  for (const actor of actoren) {
    const soort = soortOf(actor)
    if (soort) bekend.set(sleutel(soort, actor.actoridentificator.objectId), actor)
  }
  const zoek = zoekerOf(actoren)
  const plan: Plan = { nieuw: [], gewijzigd: [], uitgezet: [], ongewijzigd: 0 }
  const gezien = new Set(
    bron.overgeslagen.flatMap(({ soort, code }) => kindsOf(soort).map((een) => sleutel(een, code))),
  )
  for (const uitBron of bron.actoren) {
    const { soort, code, naam } = uitBron
    gezien.add(sleutel(soort, code))
    const actor = bekend.get(sleutel(soort, code))
    const velden = toegepast(actor ?? LEEG, uitBron, zoek)
    if (!actor) {
      plan.nieuw.push({ bron: uitBron, velden })
      continue
    }
    const wijzigingen = verschil(leesbaar(fieldsOf(actor)), leesbaar(velden))
    if (wijzigingen.length === 0) plan.ongewijzigd += 1
    else plan.gewijzigd.push({ uuid: actor.uuid, genoemd: { soort, code, naam }, velden, wijzigingen })
  }
  for (const [naam, actor] of bekend) {
    const soort = soortOf(actor)
    if (!soort || !compleet.includes(soort) || gezien.has(naam) || !actor.indicatieActief || actor.uuid === zelf)
      continue
    const genoemd = { soort, code: actor.actoridentificator.objectId, naam: actor.naam }
    plan.uitgezet.push({ uuid: actor.uuid, genoemd, velden: { ...fieldsOf(actor), indicatieActief: false } })
  }
  return plan
}
