import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Moment, Tekst, Uuid, VerplichteTekst, Zoektekst } from '../../platform/schemas.ts'
import { VOLGORDES, WERKLIJSTEN } from '../internetaken/contract.ts'

/** Two windows changed the same view; `weergave` is its present state. */
export const weergaveVeranderd = problemKind(
  'weergave-veranderd',
  409,
  'Deze weergave is intussen ergens anders gewijzigd.',
)
export const weergaveBestaatAl = problemKind('weergave-bestaat-al', 409, 'U hebt al een weergave met deze naam.')
export const teVeelWeergaven = problemKind(
  'te-veel-weergaven',
  409,
  'U hebt al 50 weergaven. Verwijder er eerst een die u niet meer gebruikt.',
)
/** Somebody else shared this view: other users may use and copy it, and no more. */
export const andermansWeergave = problemKind(
  'andermans-weergave',
  403,
  'Alleen wie deze weergave maakte kan haar wijzigen of verwijderen. Maak een kopie om haar aan te passen.',
)
export const geenWeergaven = problemKind('geen-weergaven', 403, 'Alleen een medewerker heeft weergaven.')

/** A worklist is a list, perhaps of one afdeling or groep, with a search text, filters, and an order. */
export const WeergaveInhoud = z
  .strictObject({
    lijst: z.enum(WERKLIJSTEN),
    eenheid: Uuid.nullable().default(null),
    /** Only what this medewerker has. */
    behandelaar: Uuid.nullable().default(null),
    sorteer: z.enum(VOLGORDES).default('uiterlijkOp'),
    zoek: Zoektekst.default(''),
    teLaat: z.boolean().default(false),
    /** Only what is due today. */
    vandaag: z.boolean().default(false),
    /** Only what came in by this kanaal; empty: by any. */
    kanaal: Tekst(50).default(''),
    /** Only what has this label. */
    label: Uuid.nullable().default(null),
    /** Only what has these words in its onderwerp. */
    onderwerp: Tekst(100).default(''),
  })
  .meta({ id: 'WeergaveInhoud' })
export type WeergaveInhoud = z.output<typeof WeergaveInhoud>

/**
 * A view can stop showing, or reaching, what it was kept for. The reasons are: a filter that the worklist no longer has, a list that the
 * user may not see, an afdeling or groep that is gone, or one to which its owner no longer belongs.
 */
export const Vervallen = z.enum(['filter', 'lijst', 'eenheid', 'lidmaatschap'])
export type Vervallen = z.output<typeof Vervallen>

/** A view of the worklists that belongs to the medewerker who asks, or is shared with them. */
export const Weergave = z
  .strictObject({
    uuid: Uuid,
    versie: z.int(),
    naam: z.string(),
    inhoud: WeergaveInhoud,
    vervallen: z.array(Vervallen),
    eigenaar: z.strictObject({ uuid: Uuid, naam: z.string() }),
    /** The view belongs to the medewerker who asks, so they may change it. */
    eigen: z.boolean(),
    /** The members of this afdeling or groep see it too; without uuid the afdeling or groep is gone. */
    gedeeldMet: z.strictObject({ uuid: Uuid.nullable(), naam: z.string() }).nullable(),
    /** The worklist of the medewerker who asks opens with it. */
    standaard: z.boolean(),
    bijgewerktOp: Moment,
  })
  .meta({ id: 'Weergave' })
export type Weergave = z.output<typeof Weergave>

const velden = { naam: VerplichteTekst(100), inhoud: WeergaveInhoud, gedeeldMet: Uuid.nullable() }

/** A view to keep; `gedeeldMet` is an afdeling or groep to which its owner belongs. */
export const NieuweWeergave = z
  .strictObject({ ...velden, gedeeldMet: velden.gedeeldMet.default(null) })
  .meta({ id: 'NieuweWeergave' })
export type NieuweWeergave = z.output<typeof NieuweWeergave>

/** The changes to a view, and the version from which they were made. */
export const WeergaveWijziging = z
  .strictObject({ versie: z.int().min(1), ...z.strictObject(velden).partial().shape })
  .refine(({ versie: _, ...rest }) => atLeastEenVeld(rest), {
    params: { code: 'leeg' },
    message: 'Geef ten minste een veld om te wijzigen.',
  })
  .meta({ id: 'WeergaveWijziging' })
export type WeergaveWijziging = z.output<typeof WeergaveWijziging>

const params = z.strictObject({ uuid: Uuid })
const right = 'weergaven.bewaren'

export const weergaven = contract({
  lijst: {
    method: 'get',
    path: '/weergaven',
    right,
    summary: 'Toon mijn weergaven van de werklijst op naam, en daarna die met mijn afdelingen en groepen zijn gedeeld.',
    result: z.strictObject({ resultaten: z.array(Weergave) }),
    problems: [geenWeergaven],
  },
  tonen: {
    method: 'get',
    path: '/weergaven/{uuid}',
    right,
    summary: 'Toon een weergave van mij, of een die met mij is gedeeld.',
    params,
    result: Weergave,
    problems: [geenWeergaven],
  },
  maken: {
    method: 'post',
    path: '/weergaven',
    right,
    summary: 'Bewaar een weergave van de werklijst onder een naam.',
    body: NieuweWeergave,
    status: 201,
    result: Weergave,
    problems: [geenWeergaven, teVeelWeergaven, weergaveBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/weergaven/{uuid}',
    right,
    summary: 'Wijzig een weergave van mij: wat zij toont, haar naam, of met wie zij is gedeeld.',
    params,
    body: WeergaveWijziging,
    result: Weergave,
    problems: [geenWeergaven, andermansWeergave, weergaveBestaatAl, weergaveVeranderd],
  },
  verwijderen: {
    method: 'delete',
    path: '/weergaven/{uuid}',
    right,
    summary: 'Verwijder een weergave van mij, ook voor wie haar gedeeld ziet.',
    params,
    problems: [geenWeergaven, andermansWeergave],
  },
  standaardKiezen: {
    method: 'put',
    path: '/weergaven/_standaard',
    right,
    summary: 'Kies met welke weergave mijn werklijst opent; null: met mijn taken.',
    body: z.strictObject({ weergave: Uuid.nullable() }),
    problems: [geenWeergaven],
  },
})
