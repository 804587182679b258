import { v7 as uuidv7 } from 'uuid'
import { parseConfig } from '../../app.ts'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Config } from '../../platform/config.ts'
import { type Context, ownContext, type Wie } from '../../platform/context.ts'
import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import * as sjablonen from '../../register/klanttaaksjablonen/queries.ts'
import type { NieuweOpdracht, NieuweUitvoering } from '../../register/klanttaken/contract.ts'
import * as queries from '../../register/klanttaken/queries.ts'
import { process, withdraw } from '../../register/klanttaken/routes.ts'
import { carryOut } from '../../register/klanttaken/uitvoeren.ts'
import { setOut } from '../../register/klanttaken/uitzetten.ts'
import { at } from './random.ts'

// The klanttaken of the demonstration, of all kinds and in all states, on its open zaken: set out and done by the same rules as any other.

export const DEMO_KLANTTAKEN = 60
const HOST = 'formulieren.demo.example'
const DAG = 86_400_000

const BOUWEN = {
  schema: {
    type: 'object',
    required: ['wat', 'start'],
    properties: {
      wat: { type: 'string', title: 'Wat gaat u doen?' },
      start: { type: 'string', format: 'date', title: 'Wanneer begint u?' },
      kosten: { type: 'integer', title: 'Wat kost het, denkt u?', minimum: 0 },
      buren: { type: 'boolean', title: 'Weten uw buren ervan?' },
    },
  },
  ui: { velden: { wat: { soort: 'lange_tekst' }, kosten: { soort: 'bedrag' } } },
}

/** The opdrachten, with their names. */
const OPDRACHTEN: readonly { titel: string; toelichting: string; opdracht: NieuweOpdracht }[] = [
  {
    titel: 'Betaal de leges',
    toelichting: 'Wij behandelen uw aanvraag verder als u hebt betaald.',
    opdracht: {
      soort: 'betaaltaak',
      bedrag: 4_525,
      transactieomschrijving: 'Leges',
      doelrekening: { naam: '', code: 'LEGES', iban: '' },
    },
  },
  {
    titel: 'Maak een afspraak',
    toelichting: 'Kies een dag waarop wij langs kunnen komen.',
    opdracht: { soort: 'urltaak', uitvraagLink: `https://${HOST}/afspraak`, voorinvullen: {} },
  },
  {
    titel: 'Vul aan wat wij nog niet weten',
    toelichting: 'Wij hebben nog een paar gegevens van u nodig.',
    opdracht: { soort: 'formuliertaak', taal: 'json-schema', definitie: BOUWEN, voorinvullen: {} },
  },
  {
    titel: 'Lever een foto en een tekening in',
    toelichting: 'Een foto van nu, en een tekening van hoe het wordt.',
    opdracht: { soort: 'aanleveren', gevraagd: ['Een foto', 'Een tekening'], maxBestanden: 10 },
  },
  {
    titel: 'Onderteken de verklaring',
    toelichting: 'Stuur ons de verklaring met uw handtekening.',
    opdracht: { soort: 'ondertekenen', verklaring: 'Ik heb alles naar waarheid ingevuld.' },
  },
]

/** The values that all templates have in common. */
const ALGEMEEN = { zaaktype: '', dagen: 14, teLaatToegestaan: false, niveau: 'laag', actief: true } as const

const STATES = ['open', 'open', 'uitgevoerd', 'verwerkt', 'verlopen', 'ingetrokken'] as const

/** The desk of the demonstration, which sets them out and does them. */
const WIE: Wie = {
  soort: 'medewerker',
  uuid: '0192f5a0-0000-7000-8000-000000000004',
  naam: 'Demonstratie',
  rechten: new Set(),
  rollen: [],
  actor: null,
  eenheden: [],
  namens: null,
  limiet: null,
  authenticatie: { middel: 'digid', niveau: 'substantieel' },
}

const nothing = () => undefined
const SILENT = { warn: nothing, info: nothing, error: nothing } as unknown as Context['log']

const contextAt = (db: Db, config: Config, now: Date): Context => ownContext({ db, now, config, log: SILENT }, WIE)

interface Plek {
  zaak: string
  partij: string
}

/** Open zaken with a klant who is a partij, the newest first. */
async function plekken(db: Db): Promise<Plek[]> {
  const { rows } = await sql<Plek>`
    select z.uuid as zaak, min(i.partij::text) as partij
    from zaakregister_zaak z join zaakregister_rol r on r.zaak = z.uuid
    join partij_identificator i on i.object_id = r.betrokkene_identificatie ->> case i.code_soort_object_id
      when 'bsn' then 'inpBsn' when 'kvk_nummer' then 'kvkNummer' end
    where z.einddatum is null and i.partij is not null and i.object_id <> ''
    group by z.uuid, z.volgnummer order by z.volgnummer desc limit ${DEMO_KLANTTAKEN}`.execute(db)
  return rows
}

const ANTWOORDEN = { wat: 'Een dakkapel aan de achterkant', kosten: 1_250_000, buren: true }

/** Makes what the klant handed in. */
async function uitvoeringOf(db: Db, soort: NieuweOpdracht['soort'], now: Date): Promise<NieuweUitvoering> {
  const needsDocument = soort === 'aanleveren' || soort === 'ondertekenen'
  const file = {
    bestandsnaam: 'ingeleverd.txt',
    mediatype: 'text/plain',
    inhoud: Buffer.from('Ingeleverd aan de balie.'),
  }
  return {
    versie: 1,
    kanaal: 'balie',
    antwoorden:
      soort === 'formuliertaak' ? { ...ANTWOORDEN, start: datumOp(new Date(now.getTime() + 30 * DAG)) } : undefined,
    bijlagen: needsDocument ? [await documenten.save(db, file)] : [],
    opmerking: '',
    actoren: [],
  }
}

async function lock(db: Db, uuid: string): Promise<queries.Vergrendeld> {
  const stand = await queries.lockOne(db, uuid)
  if (!stand) throw new Error('A klanttaak that was just set out is not there.')
  return stand
}

/** Sets one out on a zaak, and brings it into a state. */
async function makeKlanttaak(db: Db, config: Config, { zaak, partij }: Plek, index: number, now: Date): Promise<void> {
  const { titel, toelichting, opdracht } = at(OPDRACHTEN, index % OPDRACHTEN.length)
  const state = at(STATES, Math.floor(index / OPDRACHTEN.length) % STATES.length)
  const before = (dagen: number) => new Date(now.getTime() - dagen * DAG)
  const begonnen = contextAt(db, config, before(20))
  const uuid = await setOut(
    begonnen,
    {
      zaak: { codeSoortObjectId: 'uuid', objectId: zaak },
      partij,
      titel,
      toelichting,
      opdracht,
      laatsteDag: datumOp(state === 'verlopen' ? before(3) : before(-4 - (index % 17))),
      teLaatToegestaan: index % 4 === 0,
      niveau: 'laag',
      verwerker: 'zaaksysteem',
      bijlagen: [],
    },
    undefined,
  )
  if (state === 'ingetrokken')
    await withdraw(contextAt(db, config, before(5)), await lock(db, uuid), 'Wij hebben dit niet meer nodig.')
  if (state !== 'uitgevoerd' && state !== 'verwerkt') return
  const done = before(2 + (index % 9))
  await carryOut(contextAt(db, config, done), await lock(db, uuid), await uitvoeringOf(db, opdracht.soort, done))
  if (state === 'verwerkt') await process(contextAt(db, config, before(1)), await lock(db, uuid), '')
}

/** Gives the klanten of the demonstration something to do, and the behandelaars templates to set out more, once. */
export async function loadKlanttaken(db: Db, now: Date): Promise<void> {
  const config = parseConfig({ NODE_ENV: 'test', KLANTTAAK_HOSTS: HOST })
  const load = async (tx: Db) => {
    await liftLimit(tx)
    const { rows } = await sql`select from klanttaak limit 1`.execute(tx)
    const plaatsen = rows.length > 0 ? [] : await plekken(tx)
    if (plaatsen.length === 0) return
    for (const { titel, toelichting, opdracht } of OPDRACHTEN)
      await sjablonen.make(tx, { uuid: uuidv7(), naam: titel, titel, toelichting, opdracht, ...ALGEMEEN })
    for (let index = 0; index < DEMO_KLANTTAKEN; index += 1)
      await makeKlanttaak(tx, config, at(plaatsen, index % plaatsen.length), index, now)
    await queries.writeVerloop(tx, await queries.expire(tx, datumOp(now)), { soort: 'verlopen', reden: '' })
  }
  await inTransaction(db, 'schrijven', load, { settings: ZONDER_GEBEURTENISSEN })
}
