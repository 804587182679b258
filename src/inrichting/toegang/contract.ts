import { z } from 'zod'
import { SoortKlanttaak } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { AlleenNieuw, atLeastEenVeld, Moment, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

/** The rights that decide what somebody sees, besides the rights that operations need. */
export const ZICHTRECHTEN = {
  /** This right shows klantcontacten that are vertrouwelijk and do not involve the medewerker. */
  vertrouwelijk: 'klantcontacten.vertrouwelijk',
  /** This right shows addresses and contactgegevens of partijen with geheimhouding. */
  geheimhouding: 'partijen.geheimhouding',
  /** This right shows zaken of the register inside, and their documents, that are more vertrouwelijk than `zaakvertrouwelijk`. */
  zaken: 'zaakregister.vertrouwelijk',
  /** This right shows a medewerker everything, not only what belongs to their afdelingen and groepen. */
  alles: 'register.alles',
} as const

export const clientIdBestaatAl = problemKind('client-id-bestaat-al', 409, 'Er is al een applicatie met dit client id.')
export const rolBestaatAl = problemKind('rol-bestaat-al', 412, 'Er is al een rol met deze naam.')
export const geenClientId = problemKind('geen-client-id', 409, 'Deze applicatie heeft geen client id.')
export const geenSleutel = problemKind('geen-sleutel', 409, 'Zonder SECRET_KEY kan dit geheim niet worden bewaard.')
export const eigenToegang = problemKind(
  'eigen-toegang',
  409,
  'Zo zou niemand met een rol de toegang meer kunnen beheren.',
)

/** The means and the level by which an application establishes who a partij is (R1). */
const Authenticatie = z.strictObject({
  middel: z.enum([
    'digid',
    'eherkenning',
    'eidas',
    'identiteitsdocument',
    'controlevragen',
    'ondertekende_brief',
    'machtiging',
  ]),
  niveau: z.enum(['laag', 'substantieel', 'hoog', 'onbepaald']),
})

const Recht = z.string().regex(/^[a-z]+(\.[a-z-]+)+$/)

/** The klanttaken that an application does: of these kinds, and of zaken of these zaaktypen; an empty list is all of them. */
const BereikKlanttaken = z.strictObject({
  soorten: z.array(SoortKlanttaak).max(SoortKlanttaak.options.length),
  /** As their registers call them. */
  zaaktypen: z.array(VerplichteTekst(200)).max(200),
})
export type BereikKlanttaken = z.output<typeof BereikKlanttaken>

const velden = {
  naam: VerplichteTekst(100),
  actief: z.boolean(),
  clientId: z.string().trim().min(1).max(100).nullable(),
  rechten: z.array(Recht).max(200),
  authenticatie: Authenticatie.nullable(),
  geldigTot: Moment.nullable(),
  limietPerMinuut: z.int().min(1).max(10_000_000).nullable(),
  /** The value that the proxy must give of its client certificate, beside its token (`CLIENTCERTIFICAAT_HEADER`); null when none is asked. */
  certificaat: VerplichteTekst(500).nullable(),
  klanttaken: BereikKlanttaken,
}

/** A token or a JWT secret of an application, without the secret value. */
export const Geheim = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum(['token', 'jwt']),
    aangemaaktOp: Moment,
    geldigTot: Moment.nullable(),
    laatstGebruiktOp: Moment.nullable(),
  })
  .meta({ id: 'Geheim' })

/** A program that may use the APIs, with its rights. */
export const Applicatie = z
  .strictObject({ uuid: Uuid, ...velden, aangemaaktOp: Moment, geheimen: z.array(Geheim) })
  .meta({ id: 'Applicatie' })
export type Applicatie = z.output<typeof Applicatie>

export const NieuweApplicatie = z
  .strictObject({
    ...velden,
    actief: velden.actief.default(true),
    clientId: velden.clientId.default(null),
    authenticatie: velden.authenticatie.default(null),
    geldigTot: velden.geldigTot.default(null),
    limietPerMinuut: velden.limietPerMinuut.default(6000),
    certificaat: velden.certificaat.default(null),
    klanttaken: velden.klanttaken.default({ soorten: [], zaaktypen: [] }),
  })
  .meta({ id: 'NieuweApplicatie' })
export type NieuweApplicatie = z.output<typeof NieuweApplicatie>

export const ApplicatieWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'ApplicatieWijziging' })

/**
 * The kind of secret to make. Secrets of the same kind stop working after `oudeGeldigTot`: null keeps them until they are withdrawn, and
 * without it they get `GEHEIM_OVERLAP_UREN`.
 */
export const NieuwGeheim = z
  .strictObject({
    soort: Geheim.shape.soort,
    geldigTot: Moment.nullable().default(null),
    oudeGeldigTot: Moment.nullable().optional(),
  })
  .meta({ id: 'NieuwGeheim' })
export type NieuwGeheim = z.output<typeof NieuwGeheim>

/** A secret in the form in which it is shown once. */
export const GetoondGeheim = z.strictObject({ ...Geheim.shape, geheim: z.string() }).meta({ id: 'GetoondGeheim' })

const NaamVanRol = z
  .string()
  .max(50)
  .regex(/^[a-z]+(-[a-z]+)*$/)

/** A set of rights for medewerkers. `claimwaarden` are its names at the OpenID provider, in addition to its own name. */
export const Rol = z
  .strictObject({
    naam: NaamVanRol,
    omschrijving: Tekst(200),
    rechten: z.array(Recht).max(200),
    claimwaarden: z.array(VerplichteTekst(200)).max(50),
  })
  .meta({ id: 'Rol' })
export type Rol = z.output<typeof Rol>

export const RolInhoud = z
  .strictObject({
    omschrijving: Rol.shape.omschrijving.default(''),
    rechten: Rol.shape.rechten,
    claimwaarden: Rol.shape.claimwaarden.default([]),
  })
  .meta({ id: 'RolInhoud' })

/** The caller, with their rights. */
export const Ik = z
  .strictObject({
    soort: z.enum(['applicatie', 'medewerker']),
    uuid: Uuid,
    naam: z.string(),
    actor: Uuid.nullable(),
    rollen: z.array(z.string()),
    rechten: z.array(z.string()),
    eenheden: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
  })
  .meta({ id: 'Ik' })

/** A medewerker who is logged in. */
export const Sessie = z
  .strictObject({
    uuid: Uuid,
    actor: z.strictObject({ uuid: Uuid, naam: z.string() }),
    rollen: z.array(z.string()),
    aangemaaktOp: Moment,
    laatstGebruiktOp: Moment,
    verlooptOp: Moment,
  })
  .meta({ id: 'Sessie' })

/**
 * A request to link a person whom the provider admitted under the id of a medewerker, but who may be someone else. The id is linked to
 * another account, the medewerker is inactive, the e-mail address differs or is unknown, or beheer wants to decide each time.
 */
export const Koppelverzoek = z
  .strictObject({
    uuid: Uuid,
    naam: z.string(),
    emailadres: z.string(),
    medewerkerId: z.string(),
    reden: z.enum(['al-gekoppeld', 'niet-actief', 'ander-emailadres', 'beheer-beslist']),
    gevraagdOp: Moment,
    laatstOp: Moment,
    /** The medewerker who has this id. */
    medewerker: z.strictObject({ uuid: Uuid, naam: z.string(), emailadres: z.string(), actief: z.boolean() }),
  })
  .meta({ id: 'Koppelverzoek' })
export type Koppelverzoek = z.output<typeof Koppelverzoek>

/** The decision which medewerker somebody is. */
export const Koppeling = z.strictObject({ medewerker: Uuid }).meta({ id: 'Koppeling' })

/** The decision that somebody is not the medewerker whose id they have. With `uitzetten`, that medewerker no longer works here. */
export const NieuweMedewerker = z.strictObject({ uitzetten: z.boolean() }).meta({ id: 'NieuweMedewerker' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'toegang.beheren'
const lijstOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ resultaten: z.array(item) })

export const toegang = contract({
  ik: {
    method: 'get',
    path: '/ik',
    right: 'toegang.ik',
    summary: 'Toon wie ik ben en wat ik mag.',
    result: Ik,
  },
  applicaties: {
    method: 'get',
    path: '/applicaties',
    right: BEHEREN,
    summary: 'Toon de applicaties, op naam.',
    result: lijstOf(Applicatie),
  },
  applicatie: {
    method: 'get',
    path: '/applicaties/{uuid}',
    right: BEHEREN,
    summary: 'Toon een applicatie.',
    params,
    result: Applicatie,
  },
  applicatieMaken: {
    method: 'post',
    path: '/applicaties',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Leg een applicatie vast; geef haar daarna een geheim.',
    body: NieuweApplicatie,
    status: 201,
    result: Applicatie,
    problems: [clientIdBestaatAl],
  },
  applicatieWijzigen: {
    method: 'patch',
    path: '/applicaties/{uuid}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Wijzig een applicatie.',
    params,
    body: ApplicatieWijziging,
    result: Applicatie,
    problems: [clientIdBestaatAl],
  },
  geheimMaken: {
    method: 'post',
    path: '/applicaties/{uuid}/geheimen',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Geef een applicatie een nieuw geheim; dit antwoord is de enige keer dat het te zien is.',
    params,
    body: NieuwGeheim,
    status: 201,
    result: GetoondGeheim,
    problems: [geenClientId, geenSleutel],
  },
  geheimIntrekken: {
    method: 'delete',
    path: '/applicaties/{uuid}/geheimen/{geheim}',
    right: BEHEREN,
    summary: 'Trek een geheim van een applicatie in.',
    params: z.strictObject({ uuid: Uuid, geheim: Uuid }),
  },
  rollen: {
    method: 'get',
    path: '/rollen',
    right: 'toegang.ik',
    summary: 'Toon de rollen van medewerkers met hun rechten.',
    result: lijstOf(Rol),
  },
  rechten: {
    method: 'get',
    path: '/rechten',
    right: BEHEREN,
    summary: 'Toon alle rechten die een rol of een applicatie kan hebben.',
    result: z.strictObject({ rechten: z.array(z.string()) }),
  },
  rolBewaren: {
    method: 'put',
    path: '/rollen/{naam}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Maak of wijzig een rol; met If-None-Match: * alleen maken.',
    params: z.strictObject({ naam: NaamVanRol }),
    headers: AlleenNieuw,
    body: RolInhoud,
    result: Rol,
    problems: [eigenToegang, rolBestaatAl],
  },
  rolVerwijderen: {
    method: 'delete',
    path: '/rollen/{naam}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Verwijder een rol.',
    params: z.strictObject({ naam: NaamVanRol }),
    problems: [eigenToegang],
  },
  sessies: {
    method: 'get',
    path: '/sessies',
    right: BEHEREN,
    summary: 'Toon wie er is aangemeld, de laatste eerst.',
    result: lijstOf(Sessie),
  },
  sessieBeeindigen: {
    method: 'delete',
    path: '/sessies/{uuid}',
    right: BEHEREN,
    summary: 'Meld een medewerker af.',
    params,
  },
  koppelverzoeken: {
    method: 'get',
    path: '/koppelverzoeken',
    right: BEHEREN,
    summary:
      'Toon wie inlogde met het medewerker-id van iemand anders, of misschien van zichzelf; wie het langst wacht eerst.',
    result: lijstOf(Koppelverzoek),
  },
  koppelen: {
    method: 'put',
    path: '/koppelverzoeken/{uuid}/medewerker',
    right: BEHEREN,
    secondPerson: true,
    summary:
      'Koppel wie inlogde aan de medewerker die diegene is; een ander account van die medewerker werkt dan niet meer.',
    params,
    body: Koppeling,
  },
  nieuweMedewerker: {
    method: 'post',
    path: '/koppelverzoeken/{uuid}/medewerker',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Maak van wie inlogde een nieuwe medewerker, met het medewerker-id; de oude raakt dat kwijt.',
    params,
    body: NieuweMedewerker,
    result: Koppeling,
  },
  koppelverzoekVerwijderen: {
    method: 'delete',
    path: '/koppelverzoeken/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een koppelverzoek; wie opnieuw inlogt vraagt het opnieuw.',
    params,
  },
})
