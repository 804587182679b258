import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Cursor,
  Moment,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
} from '../../platform/schemas.ts'

export const kanaalBestaatAl = problemKind(
  'inkomend-kanaal-bestaat-al',
  409,
  'Er is al een inkomend kanaal van deze soort met deze sleutel.',
)
export const leveringAnders = problemKind(
  'levering-anders',
  409,
  'Deze inzending is al geregistreerd, met een andere inhoud.',
)
export const leveringNietHerhaalbaar = problemKind(
  'levering-niet-herhaalbaar',
  409,
  'Van deze levering zijn geen gegevens bewaard om opnieuw in te delen.',
)
export const geenInzending = problemKind(
  'geen-inzending',
  409,
  'Er is nog geen inzending die u mag zien om dit mee te proberen.',
)

/** The kinds of kanalen by which others deliver. */
export const SoortInkomend = z.enum(['formulier'])
export type SoortInkomend = z.output<typeof SoortInkomend>

/** A sleutel looks like this. */
export const SLEUTEL = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'

/** The part of the address that names a kanaal. */
export const Sleutel = z.string().max(100).regex(new RegExp(SLEUTEL))

/** The path of a value in a submission, with dots: `adres.postcode`. Empty: it is not in the form. */
const Veldpad = Tekst(200)

/** A value that the customer reads in the inhoud, and the words before it (R16). */
export const Inhoudsregel = z.strictObject({ veld: VerplichteTekst(200), woorden: Tekst(200) })

/** Where the form asks who somebody is, and how to reach them for this contact (R3). */
const Klantvelden = z.strictObject({
  voornaam: Veldpad.default(''),
  voorvoegsel: Veldpad.default(''),
  achternaam: Veldpad.default(''),
  organisatienaam: Veldpad.default(''),
  emailadres: Veldpad.default(''),
  telefoonnummer: Veldpad.default(''),
  /** An address, with the parts that the address field of Open Forms has. */
  adres: Veldpad.default(''),
})

/** The kanaal and the act of a rule that names none. */
export const STANDAARD = { kanaal: 'webformulier', handeling: 'Behandel deze inzending' } as const

/** A rule for deliveries. Without one the defaults apply. */
export const Regel = z
  .strictObject({
    kanaal: VerplichteTekst(50).default(STANDAARD.kanaal),
    /** A text in which `{veld}` stands for a value. Empty: the name of the form. */
    onderwerp: Tekst(200).default(''),
    /** The lines that the customer reads. Empty: all that was filled in. */
    inhoud: z.array(Inhoudsregel).max(100).default([]),
    klant: Klantvelden.prefault({}),
    vertrouwelijk: z.boolean().default(false),
    /** The act that the interne taak asks. */
    handeling: VerplichteTekst(200).default(STANDAARD.handeling),
    /** The vragenset that is filled in for the task: by the key of each question the value that answers it. */
    vragenset: z
      .strictObject({ uuid: Uuid, antwoorden: z.record(z.string().max(50), VerplichteTekst(200)) })
      .nullable()
      .default(null),
    /** The zaak that starts in the place of an interne taak. */
    zaak: z
      .strictObject({ zaaksysteem: Uuid, zaaktype: VerplichteTekst(50) })
      .nullable()
      .default(null),
  })
  .meta({ id: 'InkomendeRegel' })
export type Regel = z.output<typeof Regel>

const velden = {
  naam: VerplichteTekst(100),
  actief: z.boolean(),
  regel: Regel,
  /** The afdeling or groep that gets the interne taken; null: that of the settings. */
  afdeling: Uuid.nullable(),
}

/** The deliveries by a kanaal: how many, how many that ask attention, and when the last one was. */
const Stand = z.strictObject({ aantal: z.int(), afwijkend: z.int(), geweigerd: z.int(), laatsteOp: Moment.nullable() })

/** A kanaal by which another system delivers contacts. */
export const InkomendKanaal = z
  .strictObject({
    uuid: Uuid,
    soort: SoortInkomend,
    sleutel: Sleutel,
    ...velden,
    afdeling: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    /** Where is delivered, under the address of Balie. */
    pad: z.string(),
    stand: Stand,
  })
  .meta({ id: 'InkomendKanaal' })
export type InkomendKanaal = z.output<typeof InkomendKanaal>

export const NieuwInkomendKanaal = z
  .strictObject({
    soort: SoortInkomend.default('formulier'),
    sleutel: Sleutel,
    ...velden,
    actief: velden.actief.default(true),
    regel: Regel.prefault({}),
    afdeling: velden.afdeling.default(null),
  })
  .meta({ id: 'NieuwInkomendKanaal' })
export type NieuwInkomendKanaal = z.output<typeof NieuwInkomendKanaal>

export const InkomendKanaalWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'InkomendKanaalWijziging' })
export type InkomendKanaalWijziging = z.output<typeof InkomendKanaalWijziging>

/** The deliveries at an address that no kanaal has. */
const ZonderRegel = z.strictObject({ soort: SoortInkomend, sleutel: z.string(), naam: z.string(), stand: Stand })
export type ZonderRegel = z.output<typeof ZonderRegel>

export const StandLevering = z.enum(['geregistreerd', 'afwijkend', 'geweigerd'])
export type StandLevering = z.output<typeof StandLevering>

/** A delivery and what became of it. What it said is in its klantcontact. */
export const InkomendeLevering = z
  .strictObject({
    uuid: Uuid,
    soort: SoortInkomend,
    /** The sleutel in the address to which it was delivered. */
    adres: z.string(),
    naam: z.string(),
    kenmerk: z.string(),
    ontvangenOp: Moment,
    omvang: z.int(),
    stand: StandLevering,
    /** Why it was refused, or what is not as the rule says. */
    reden: z.string(),
    klantcontact: Uuid.nullable(),
    /** Its data are there, so it can be arranged again. */
    herhaalbaar: z.boolean(),
  })
  .meta({ id: 'InkomendeLevering' })
export type InkomendeLevering = z.output<typeof InkomendeLevering>

/** The last submission, and what a rule makes of it. */
export const Voorbeeld = z
  .strictObject({
    ontvangenOp: Moment,
    kenmerk: z.string(),
    velden: z.array(z.strictObject({ veld: z.string(), naam: z.string(), waarde: z.string() })),
    resultaat: z.strictObject({
      kanaal: z.string(),
      onderwerp: z.string(),
      inhoud: z.string(),
      klant: z.string(),
      adressen: z.array(z.string()),
    }),
    /** The things that the rule asks and this submission does not have. */
    opmerkingen: z.array(z.string()),
  })
  .meta({ id: 'Voorbeeld' })
export type Voorbeeld = z.output<typeof Voorbeeld>

/** The klantcontact that a delivery became. */
const Geregistreerd = z
  .strictObject({ klantcontact: z.strictObject({ uuid: Uuid, nummer: z.string(), url: z.string() }) })
  .meta({ id: 'GeregistreerdeLevering' })

const BEHEREN = 'inkomend.beheren'
const LEVEREN = 'inkomend.leveren'
/** The largest delivery: as base64 a third of it is lost. */
const MOST_KB = 40 * 1024

const params = z.strictObject({ uuid: Uuid })

export const inkomend = contract({
  lijst: {
    method: 'get',
    path: '/inkomendekanalen',
    right: BEHEREN,
    summary:
      'Toon de kanalen waarlangs andere systemen contacten aanleveren, en wat aankwam zonder dat er een kanaal voor is.',
    result: z.strictObject({ resultaten: z.array(InkomendKanaal), zonderRegel: z.array(ZonderRegel) }),
  },
  tonen: {
    method: 'get',
    path: '/inkomendekanalen/{uuid}',
    right: BEHEREN,
    summary: 'Toon een inkomend kanaal.',
    params,
    result: InkomendKanaal,
  },
  maken: {
    method: 'post',
    path: '/inkomendekanalen',
    right: BEHEREN,
    summary: 'Leg vast wat er wordt van wat langs een kanaal binnenkomt.',
    body: NieuwInkomendKanaal,
    status: 201,
    result: InkomendKanaal,
    problems: [kanaalBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/inkomendekanalen/{uuid}',
    right: BEHEREN,
    summary:
      'Wijzig een inkomend kanaal, of zet het aan of uit. Ook wat langs een kanaal komt dat uit staat wordt ingenomen.',
    params,
    body: InkomendKanaalWijziging,
    result: InkomendKanaal,
  },
  voorbeeld: {
    method: 'post',
    path: '/inkomendekanalen/_voorbeeld',
    reads: true,
    right: BEHEREN,
    summary: 'Toon de laatste inzending aan een adres, en wat een regel ervan maakt. Er wordt niets bewaard.',
    body: z.strictObject({ soort: SoortInkomend.default('formulier'), sleutel: Sleutel, regel: Regel.prefault({}) }),
    result: Voorbeeld,
    problems: [geenInzending],
  },
  leveringen: {
    method: 'get',
    path: '/inkomendeleveringen',
    right: BEHEREN,
    summary: 'Toon wat werd aangeleverd en wat ervan werd, het laatste eerst.',
    query: z.strictObject({
      soort: SoortInkomend.optional(),
      sleutel: Sleutel.optional(),
      stand: StandLevering.optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(InkomendeLevering),
  },
  opnieuw: {
    method: 'post',
    path: '/inkomendeleveringen/{uuid}/opnieuw',
    right: BEHEREN,
    takesIn: true,
    summary:
      'Deel een levering opnieuw in zoals de regel nu zegt: de tekst wordt gecorrigeerd, en wat nog te doen is gaat naar de juiste afdeling.',
    params,
    result: InkomendeLevering,
    problems: [leveringNietHerhaalbaar],
  },
})

/** The operations that other systems call; no screen does. */
export const aanleveren = contract({
  formulier: {
    method: 'post',
    path: '/kanalen/formulieren/{id}',
    right: LEVEREN,
    takesIn: true,
    bodyKb: MOST_KB,
    summary: 'Lever een ingezonden formulier aan, zoals de registratie "Generic JSON" van Open Formulieren dat doet.',
    params: z.strictObject({ id: Sleutel }),
    body: z
      .looseObject({
        values: z.unknown().optional(),
        values_schema: z.unknown().optional(),
        metadata: z.unknown().optional(),
      })
      .meta({ id: 'Formulierlevering' }),
    status: 201,
    result: Geregistreerd,
    problems: [leveringAnders],
  },
})
