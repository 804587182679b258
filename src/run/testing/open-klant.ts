import { v4 as uuidv4 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { paginate } from './bron.ts'

/** An object as Open Klant answers it. */
export type Rij = Record<string, unknown> & { uuid: string }

/** The lists of an Open Klant, the newest first, by their place in its APIs. */
export type Lijsten = Record<string, Rij[]>

/** Answers as Open Klant does: with a page of a list, or one object. */
export function beantwoord(lijsten: Lijsten, url: URL): unknown {
  const [, , , , pad = '', uuid] = url.pathname.split('/')
  const lijst = lijsten[pad] ?? []
  if (uuid) return lijst.find((object) => object.uuid === uuid) ?? 404
  const pagina = paginate(lijst, url, Number(url.searchParams.get('pageSize')))
  return pagina.results.length === 0 && Number(url.searchParams.get('page')) > 1 ? 404 : pagina
}

/** Empties what a takeover fills, so that another source can follow. */
export async function forgetOvername(db: Db): Promise<void> {
  await sql`truncate actor, categorie, partij, klantcontact, contactgegevens_persoon, contactgegevens_organisatie, digitaal_adres, bijlage,
    partij_identificator, rekeningnummer, categorie_relatie, onderwerpobject, telling, overname, overname_object, overname_lezing,
    overname_bevinding cascade`.execute(db)
}

/** An event at a source: its kind, and numbers that choose the place. */
export interface Gebeurtenis {
  wat: 'nieuw' | 'wijzig' | 'wissel' | 'verouder' | 'weg' | 'opnieuw'
  lijst: number
  plek: number
  ander: number
}

const refer = (object: Rij | undefined) => (object ? { uuid: object.uuid, url: `https://bron/${object.uuid}` } : null)
const refersTo = (waarde: unknown, { uuid }: Rij) => (waarde as { uuid?: string } | null)?.uuid === uuid

const adres = (n: number) => ({
  nummeraanduidingId: '',
  straatnaam: n % 3 ? `Straat ${n}` : '',
  huisnummer: n % 2 ? n + 1 : null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: n % 2 ? 'NL' : '',
})
const naam = (n: number) => ({
  voorletters: '',
  voornaam: `Voornaam ${n}`,
  voorvoegselAchternaam: '',
  achternaam: n % 2 ? `Naam ${n}` : '',
})
const identificator = (n: number) => ({
  objectId: `object-${n}`,
  codeObjecttype: n % 2 ? 'zaak' : 'document',
  codeRegister: 'openzaak',
  codeSoortObjectId: 'uuid',
})

const bsn = (n: number) => ({
  codeRegister: 'brp',
  codeObjecttype: 'natuurlijk_persoon',
  codeSoortObjectId: 'bsn',
  objectId: String(100_000_000 + n),
})

/** The reference of an object of a list: the field, the other list, and whether the object disappears with what it refers to. */
const VERWIJZINGEN: Record<string, [veld: string, naar: string, gaatMee: boolean][]> = {
  rekeningnummers: [['partij', 'partijen', true]],
  'partij-identificatoren': [
    ['identificeerdePartij', 'partijen', true],
    ['subIdentificatorVan', 'partij-identificatoren', true],
  ],
  'categorie-relaties': [
    ['partij', 'partijen', true],
    ['categorie', 'categorieen', true],
  ],
  vertegenwoordigingen: [
    ['vertegenwoordigendePartij', 'partijen', true],
    ['vertegenwoordigdePartij', 'partijen', true],
  ],
  betrokkenen: [
    ['hadKlantcontact', 'klantcontacten', true],
    ['wasPartij', 'partijen', true],
  ],
  digitaleadressen: [
    ['verstrektDoorPartij', 'partijen', true],
    ['verstrektDoorBetrokkene', 'betrokkenen', false],
  ],
  actorklantcontacten: [
    ['actor', 'actoren', true],
    ['klantcontact', 'klantcontacten', true],
  ],
  onderwerpobjecten: [
    ['klantcontact', 'klantcontacten', true],
    ['wasKlantcontact', 'klantcontacten', true],
  ],
  bijlagen: [['wasBijlageVanKlantcontact', 'klantcontacten', true]],
  internetaken: [['aanleidinggevendKlantcontact', 'klantcontacten', true]],
  partijen: [
    ['voorkeursDigitaalAdres', 'digitaleadressen', false],
    ['voorkeursRekeningnummer', 'rekeningnummers', false],
  ],
}

/** Two objects of a list can swap the values of these fields, because no two have the same. */
const TE_WISSELEN: Record<string, string[][]> = {
  partijen: [['nummer']],
  klantcontacten: [['referentienummer'], ['nummer']],
  internetaken: [['referentienummer'], ['nummer']],
  'partij-identificatoren': [['partijIdentificator', 'subIdentificatorVan'], ['identificeerdePartij']],
  digitaleadressen: [['isStandaardAdres', 'soortDigitaalAdres', 'verstrektDoorPartij', 'referentie']],
  vertegenwoordigingen: [['vertegenwoordigendePartij', 'vertegenwoordigdePartij']],
  actorklantcontacten: [['actor', 'klantcontact']],
}

/** Earlier versions of Open Klant left these values behind, by list. */
const VEROUDERD: Record<string, Record<string, unknown>[]> = {
  digitaleadressen: [{ soortDigitaalAdres: 'Email' }, { soortDigitaalAdres: 'fax', verificatieDatum: '0001-01-01' }],
  'partij-identificatoren': [
    {
      subIdentificatorVan: null,
      partijIdentificator: {
        codeRegister: 'hr',
        codeObjecttype: 'vestiging',
        codeSoortObjectId: 'vestigingsnummer',
        objectId: '000037178598',
      },
    },
    {
      partijIdentificator: {
        codeRegister: 'overig',
        codeObjecttype: 'overig',
        codeSoortObjectId: 'overig',
        objectId: 'zie "dossier"\\',
      },
    },
    { partijIdentificator: { codeRegister: '', codeObjecttype: 'Persoon', codeSoortObjectId: 'bsn', objectId: '' } },
  ],
  klantcontacten: [
    { plaatsgevondenOp: '0001-01-01T00:00:00Z' },
    { plaatsgevondenOp: '1899-12-31T23:59:59.123456Z', inhoud: 'lang '.repeat(900) },
  ],
  internetaken: [
    { status: 'verwerkt', afgehandeldOp: null },
    { status: 'te_verwerken', afgehandeldOp: '2024-01-02T03:04:05Z' },
    { status: 'Afgesloten', afgehandeldOp: null },
  ],
  partijen: [{ partijIdentificatie: null }, { soortPartij: 'contactpersoon', partijIdentificatie: null }],
  actoren: [{ actorIdentificatie: null }, { soortActor: 'Medewerker' }],
  'categorie-relaties': [{ beginDatum: null, eindDatum: '0001-01-01' }],
  persoon: [{ geboortedatum: '0001-01-01', geslacht: 'x' }],
  betrokkenen: [{ rol: 'onbekend' }],
}

/** An Open Klant to which random things happen. It keeps what its database keeps: no two rows share a value that must be unique. */
export class NagebootsteOpenKlant {
  readonly lijsten: Lijsten = {}
  private teller = 0

  private een(pad: string, n: number): Rij | undefined {
    const lijst = this.lijsten[pad] ?? []
    return lijst[n % Math.max(1, lijst.length)]
  }

  private readonly makers: Record<string, (n: number, k: number) => Record<string, unknown> | undefined> = {
    actoren: (n) => ({
      naam: `Actor ${n}`,
      soortActor: (['medewerker', 'geautomatiseerde_actor', 'organisatorische_eenheid'] as const)[n % 3],
      indicatieActief: n % 4 > 0,
      actoridentificator: identificator(n),
      actorIdentificatie: [
        { functie: 'Behandelaar', emailadres: '', telefoonnummer: '0201234567' },
        { functie: 'Bot', omschrijving: '' },
        { omschrijving: 'Afdeling', emailadres: '', faxnummer: '', telefoonnummer: '' },
      ][n % 3],
    }),
    categorieen: (n) => ({ naam: `Categorie ${n}` }),
    partijen: (n, k) => ({
      nummer: n % 4 ? String(n).padStart(10, '0') : null,
      interneNotitie: n % 2 ? 'Notitie' : '',
      soortPartij: (['persoon', 'organisatie', 'contactpersoon'] as const)[n % 3],
      indicatieGeheimhouding: [true, false, null][n % 3],
      indicatieActief: true,
      voorkeurstaal: 'nld',
      bezoekadres: adres(n),
      correspondentieadres: adres(n + 1),
      voorkeursDigitaalAdres: null,
      voorkeursRekeningnummer: refer(this.een('rekeningnummers', k)),
      partijIdentificatie: [
        { contactnaam: naam(n) },
        { naam: `Organisatie ${n}` },
        {
          uuid: uuidv4(),
          contactnaam: naam(n),
          werkteVoorPartij: refer(
            (this.lijsten.partijen ?? []).find(({ soortPartij }) => soortPartij === 'organisatie'),
          ),
        },
      ][n % 3],
    }),
    rekeningnummers: (n, k) => ({ partij: refer(this.een('partijen', k)), iban: `NL00BANK${n}`, bic: '' }),
    'partij-identificatoren': (n, k) => {
      const vrij = (this.lijsten.partijen ?? []).filter(
        (partij) =>
          !(this.lijsten['partij-identificatoren'] ?? []).some((i) => refersTo(i.identificeerdePartij, partij)),
      )
      return {
        identificeerdePartij: refer(vrij[k % Math.max(1, vrij.length)]),
        anderePartijIdentificator: n % 5 ? '' : 'anders',
        partijIdentificator: bsn(n),
        subIdentificatorVan: null,
      }
    },
    'categorie-relaties': (n, k) => ({
      partij: refer(this.een('partijen', n)),
      categorie: refer(this.een('categorieen', k)),
      beginDatum: '2024-02-29',
      eindDatum: n % 2 ? null : '2025-01-01',
    }),
    vertegenwoordigingen: (n, k) => {
      const [een, ander] = [this.een('partijen', n), this.een('partijen', k)]
      if (!een || !ander || een === ander) return undefined
      const bestaat = (this.lijsten.vertegenwoordigingen ?? []).some(
        (w) => refersTo(w.vertegenwoordigendePartij, een) && refersTo(w.vertegenwoordigdePartij, ander),
      )
      return bestaat ? undefined : { vertegenwoordigendePartij: refer(een), vertegenwoordigdePartij: refer(ander) }
    },
    klantcontacten: (n) => ({
      nummer: n % 4 ? String(n).padStart(10, '0') : null,
      referentienummer: n % 3 ? String(5_000_000 + n) : null,
      kanaal: 'telefoon',
      onderwerp: `Onderwerp ${n}`,
      inhoud: `Inhoud ${n}`,
      reactie: '',
      indicatieContactGelukt: [true, false, null][n % 3],
      hoofdOnderwerpType: '',
      verdereActieOndernomen: false,
      taal: 'nld',
      vertrouwelijk: n % 5 === 0,
      plaatsgevondenOp: '2024-03-04T05:06:07.123456Z',
      metadata: n % 2 ? {} : { sleutel: 'waarde' },
    }),
    betrokkenen: (n, k) => {
      const contact = this.een('klantcontacten', n)
      if (!contact) return undefined
      return {
        hadKlantcontact: refer(contact),
        wasPartij: k % 2 ? refer(this.een('partijen', k)) : null,
        rol: 'klant',
        initiator: true,
        organisatienaam: '',
        contactnaam: naam(n),
        bezoekadres: adres(n),
        correspondentieadres: adres(0),
      }
    },
    digitaleadressen: (n, k) => {
      const partij = k % 3 ? this.een('partijen', k) : undefined
      const heeftStandaard = (this.lijsten.digitaleadressen ?? []).some(
        (d) => partij && d.isStandaardAdres && refersTo(d.verstrektDoorPartij, partij),
      )
      return {
        verstrektDoorPartij: refer(partij),
        verstrektDoorBetrokkene: partij ? null : refer(this.een('betrokkenen', n)),
        adres: `a${n}@example.com`,
        soortDigitaalAdres: 'email',
        isStandaardAdres: partij !== undefined && !heeftStandaard,
        omschrijving: '',
        referentie: n % 2 ? '' : `ref-${n}`,
        verificatieDatum: n % 2 ? null : '2024-05-06',
      }
    },
    actorklantcontacten: (n, k) => {
      const [actor, klantcontact] = [this.een('actoren', n), this.een('klantcontacten', k)]
      if (!actor || !klantcontact) return undefined
      const bestaat = (this.lijsten.actorklantcontacten ?? []).some(
        (a) => refersTo(a.actor, actor) && refersTo(a.klantcontact, klantcontact),
      )
      return bestaat ? undefined : { actor: refer(actor), klantcontact: refer(klantcontact) }
    },
    onderwerpobjecten: (n, k) => ({
      klantcontact: refer(this.een('klantcontacten', n)),
      wasKlantcontact: k % 2 ? refer(this.een('klantcontacten', k)) : null,
      onderwerpobjectidentificator: identificator(n),
    }),
    bijlagen: (n, k) => ({
      wasBijlageVanKlantcontact: refer(this.een('klantcontacten', k)),
      bijlageidentificator: identificator(n),
    }),
    internetaken: (n, k) => {
      const contact = this.een('klantcontacten', k)
      if (!contact) return undefined
      const gedaan = n % 2 === 0
      return {
        nummer: n % 4 ? String(n).padStart(10, '0') : null,
        referentienummer: n % 3 ? String(7_000_000 + n) : null,
        gevraagdeHandeling: `Doe ${n}`,
        aanleidinggevendKlantcontact: refer(contact),
        toegewezenAanActoren: [this.een('actoren', n)].flatMap((actor) => (actor ? [refer(actor)] : [])),
        toelichting: '',
        status: gedaan ? 'verwerkt' : 'te_verwerken',
        toegewezenOp: '2024-03-04T05:06:07Z',
        afgehandeldOp: gedaan ? '2024-04-05T06:07:08Z' : null,
      }
    },
    persoon: (n) => ({
      geboortedatum: '1970-01-02',
      overlijdensdatum: null,
      geslachtsnaam: `Naam ${n}`,
      geslacht: 'v',
      voorvoegsel: '',
      voornamen: '',
      adres: adres(n),
    }),
    organisatie: (n) => ({
      handelsnaam: `Bedrijf ${n}`,
      oprichtingsdatum: n % 2 ? null : '1999-12-31',
      opheffingsdatum: null,
      adres: adres(n),
    }),
  }

  /** The lists that this source has. */
  readonly paden = Object.keys(this.makers)

  private addRows(pad: string, k: number): Rij | undefined {
    this.teller += 1
    const velden = this.makers[pad]?.(this.teller, k)
    if (!velden) return undefined
    const object = { uuid: uuidv4(), url: '', ...velden }
    this.lijsten[pad] = [object, ...(this.lijsten[pad] ?? [])]
    return object
  }

  private remove(pad: string, object: Rij): void {
    const lijst = this.lijsten[pad] ?? []
    if (!lijst.includes(object)) return
    this.lijsten[pad] = lijst.filter((ander) => ander !== object)
    for (const [bij, velden] of Object.entries(VERWIJZINGEN)) {
      for (const [veld, , gaatMee] of velden.filter(([, naar]) => naar === pad)) {
        for (const ander of (this.lijsten[bij] ?? []).filter((rij) => refersTo(rij[veld], object))) {
          if (gaatMee) this.remove(bij, ander)
          else ander[veld] = null
        }
      }
    }
    for (const taak of this.lijsten.internetaken ?? [])
      taak.toegewezenAanActoren = (taak.toegewezenAanActoren as unknown[]).filter((actor) => !refersTo(actor, object))
    for (const partij of this.lijsten.partijen ?? []) {
      const werkteVoor = (partij.partijIdentificatie as { werkteVoorPartij?: unknown } | null)?.werkteVoorPartij
      if (refersTo(werkteVoor, object)) partij.partijIdentificatie = null
    }
  }

  private maakOpnieuw(pad: string, object: Rij): void {
    this.remove(pad, object)
    this.lijsten[pad] = [{ ...object, uuid: uuidv4() }, ...(this.lijsten[pad] ?? [])]
  }

  private verouder(pad: string, object: Rij, ander: number): void {
    const mogelijk = VEROUDERD[pad] ?? []
    const oud = structuredClone(mogelijk[ander % Math.max(1, mogelijk.length)])
    const nummer = JSON.stringify(oud?.partijIdentificator)
    const bestaat = nummer && this.lijsten[pad]?.some((rij) => JSON.stringify(rij.partijIdentificator) === nummer)
    if (!bestaat) Object.assign(object, oud)
  }

  private wissel(pad: string, een: Rij, ander: Rij | undefined, keuze: number): void {
    const groepen = TE_WISSELEN[pad] ?? []
    const velden = groepen[keuze % Math.max(1, groepen.length)] ?? []
    if (ander) for (const veld of velden) [een[veld], ander[veld]] = [ander[veld], een[veld]]
  }

  private change(pad: string, object: Rij, ander: number): void {
    this.teller += 1
    const nieuw = this.makers[pad]?.(this.teller, ander)
    // Other fields would need the rules of Open Klant.
    if (nieuw) for (const veld of WIJZIGBAAR[pad] ?? []) object[veld] = nieuw[veld]
  }

  /** Lets something happen, unless Open Klant would refuse it. */
  gebeurt({ wat, lijst, plek, ander }: Gebeurtenis): void {
    const pad = this.paden[lijst % this.paden.length] ?? ''
    const object = this.een(pad, plek)
    if (wat === 'nieuw' || !object) this.addRows(pad, ander)
    else if (wat === 'weg') this.remove(pad, object)
    else if (wat === 'opnieuw') this.maakOpnieuw(pad, object)
    else if (wat === 'verouder') this.verouder(pad, object, ander)
    else if (wat === 'wissel') this.wissel(pad, object, this.een(pad, ander), plek + ander)
    else this.change(pad, object, ander)
  }
}

/** These fields change without effect on other rows, by list. */
const WIJZIGBAAR: Record<string, string[]> = {
  actoren: ['naam', 'indicatieActief', 'actoridentificator'],
  categorieen: ['naam'],
  partijen: ['interneNotitie', 'indicatieGeheimhouding', 'bezoekadres', 'nummer'],
  rekeningnummers: ['iban', 'partij'],
  'partij-identificatoren': ['partijIdentificator', 'anderePartijIdentificator'],
  'categorie-relaties': ['eindDatum', 'categorie'],
  klantcontacten: ['onderwerp', 'inhoud', 'indicatieContactGelukt', 'metadata'],
  betrokkenen: ['contactnaam', 'bezoekadres'],
  digitaleadressen: ['adres', 'verificatieDatum'],
  onderwerpobjecten: ['onderwerpobjectidentificator', 'wasKlantcontact'],
  bijlagen: ['bijlageidentificator'],
  internetaken: ['gevraagdeHandeling', 'status', 'afgehandeldOp', 'toegewezenAanActoren', 'nummer'],
  persoon: ['geslachtsnaam', 'adres'],
  organisatie: ['handelsnaam', 'oprichtingsdatum'],
}
