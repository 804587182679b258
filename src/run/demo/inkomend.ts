import { v7 as uuidv7 } from 'uuid'
import { parseConfig } from '../../app.ts'
import { eenheidWithNaam } from '../../inrichting/actoren/queries.ts'
import type { Regel, SoortInkomend } from '../../koppelingen/inkomend/contract.ts'
import { readVerzoek } from '../../koppelingen/inkomend/dso/lezen.ts'
import { withFiles } from '../../koppelingen/inkomend/gesprekken/bestanden.ts'
import { inzendingenOf, readGesprek } from '../../koppelingen/inkomend/gesprekken/gesprek.ts'
import { readRocketchat } from '../../koppelingen/inkomend/gesprekken/rocketchat.ts'
import { takeIn } from '../../koppelingen/inkomend/innemen.ts'
import type { Inzending } from '../../koppelingen/inkomend/inzending.ts'
import { readGenericJson } from '../../koppelingen/inkomend/open-formulieren.ts'
import { meldingOf, readVelden } from '../../koppelingen/inkomend/open311/lezen.ts'
import { readOproep } from '../../koppelingen/inkomend/oproep.ts'
import * as queries from '../../koppelingen/inkomend/queries.ts'
import { ruleOf } from '../../koppelingen/inkomend/rules.ts'
import { readWebhook } from '../../koppelingen/inkomend/webhook.ts'
import { asApplicatie, type Context, ownContext } from '../../platform/context.ts'
import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { Problem } from '../../platform/problems.ts'
import { sql } from '../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import * as oproepen from '../../register/oproepen/queries.ts'

// The deliveries of the demonstration: some of each kind, taken in by the same rules as any other, with and without a rule of beheer.

/** Delivers what comes with a token. */
const WIE = asApplicatie({ uuid: '0192f5a0-0000-7000-8000-000000000020', naam: 'Demonstratie' })

const MINUTE_MS = 60_000

/** The kanalen, with what beheer decided about each. */
const KANALEN: readonly { soort: SoortInkomend; sleutel: string; naam: string; regel: Partial<Regel> }[] = [
  {
    ...{ soort: 'formulier', sleutel: 'losse-stoeptegel', naam: 'Losse stoeptegel' },
    regel: {
      onderwerp: 'Losse stoeptegel: {waar}',
      inhoud: [
        { veld: 'waar', woorden: 'Waar' },
        { veld: 'wat', woorden: 'Wat er is' },
      ],
      handeling: 'Laat de tegel vastleggen',
    },
  },
  {
    ...{ soort: 'webhook', sleutel: 'wijkapp', naam: 'Wijkapp' },
    regel: { onderwerp: 'Wijkapp: {melding.soort}', inhoud: [{ veld: 'melding.tekst', woorden: '' }] },
  },
  {
    ...{ soort: 'dso', sleutel: 'aanvraag-vergunning', naam: 'Vergunningen uit het Omgevingsloket' },
    regel: { onderwerp: 'Aanvraag: {project}', handeling: 'Beoordeel deze aanvraag' },
  },
  { soort: 'gesprek', sleutel: 'webchat', naam: 'Chat op de website', regel: {} },
  { soort: 'rocketchat', sleutel: 'chat', naam: 'Rocket.Chat', regel: {} },
  { soort: 'melding', sleutel: 'straatverlichting', naam: 'Straatverlichting', regel: {} },
  { soort: 'melding', sleutel: 'afval', naam: 'Afval op straat', regel: { handeling: 'Laat het afval ophalen' } },
  { soort: 'oproep', sleutel: 'burgerzaken', naam: 'Terugbellen voor burgerzaken', regel: {} },
]

/** Makes moments, so many minutes before now. */
type Before = (minutes: number) => string

const FORMULIER = {
  values: { waar: 'Dorpsstraat 12', wat: 'Een losse tegel bij de bushalte', email: 'jip@example.org' },
  values_schema: { properties: { waar: { title: 'Waar is het?' }, wat: { title: 'Wat is er?' } } },
  metadata: { public_reference: 'OF-DEMO1', form_name: 'Losse stoeptegel', form_id: 'losse-stoeptegel' },
}

const ZONDER_REGEL = {
  values: { klacht: 'De container is niet geleegd', telefoon: '0612345678' },
  metadata: { public_reference: 'OF-DEMO2', form_name: 'Klacht over afval', form_id: 'klacht' },
}

const BERICHT = { melding: { soort: 'Straatverlichting', tekst: 'De lamp voor nummer 7 brandt niet.' } }

const VERZOEK = `<?xml version="1.0" encoding="UTF-8"?>
<verzoekXML><verzoek>
  <verzoeknummer>2026-DEMO-1</verzoeknummer><volgnummer>1</volgnummer><doel>Initiëren</doel><type>Aanvraag vergunning</type>
  <projectnaam>Dakkapel aan de achterkant</projectnaam>
  <initiatiefnemer><natuurlijkPersoon><bsn>000000000</bsn><voornamen>Jip</voornamen><achternaam>Jansen</achternaam>
    <emailadres>jip@example.org</emailadres></natuurlijkPersoon></initiatiefnemer>
  <projectlocaties><projectlocatie><straatnaam>Dorpsstraat</straatnaam><huisnummer>12</huisnummer><woonplaats>Lisveen</woonplaats></projectlocatie></projectlocaties>
  <projectactiviteiten><projectactiviteit><activiteitNaam>Dakkapel bouwen</activiteitNaam><specificaties><specificatie>
    <vraagId>breedte</vraagId><vraag>Hoe breed wordt de dakkapel?</vraag><antwoord>3 meter</antwoord></specificatie></specificaties></projectactiviteit></projectactiviteiten>
  <verzoekbijlages><document><documentId>demo-1</documentId><bestandsnaam>tekening.pdf</bestandsnaam></document></verzoekbijlages>
</verzoek></verzoekXML>`

const chat = (before: Before) => ({
  ...{ bron: 'webchat', gesprekId: 'demo-1', onderwerp: 'Openingstijden', geeindigdOp: before(170), onderwerpen: [] },
  deelnemers: [
    { id: 'k', soort: 'klant' as const, naam: 'Janneke', emailadres: 'janneke@example.org', telefoonnummer: '' },
    { id: 'b', soort: 'automaat' as const, naam: 'Chatbot', emailadres: '', telefoonnummer: '' },
    { id: 'm', soort: 'medewerker' as const, naam: 'Karin', emailadres: '', telefoonnummer: '' },
  ],
  berichten: [
    ['k', 180, 'Kan ik zaterdag mijn paspoort ophalen?'],
    ['b', 179, 'Ik zoek een collega voor u.'],
    ['m', 175, 'Ja, van tien tot twaalf.'],
  ].map(([van, minutes, tekst], index) => ({
    ...{ id: String(index), van: String(van), op: before(Number(minutes)), tekst: String(tekst) },
    ...{ intern: false, bijlagen: [] },
  })),
})

const offline = (before: Before) => ({
  ...{ type: 'LivechatOfflineMessage', sentAt: before(600), message: 'Wilt u mij bellen over mijn vergunning?' },
  visitor: { name: 'Jip', email: 'jip@example.org' },
})

const melding = () =>
  readVelden(
    new URLSearchParams({
      ...{ description: 'De lantaarnpaal op de hoek knippert.', address_string: 'Dorpsstraat 3' },
      ...{ lat: '52.0907', long: '5.1214', email: 'jip@example.org' },
    }),
    [],
  )

const oproep = (before: Before) =>
  readOproep({ gesprekId: 'demo-2', nummer: '+31612345678', wachtrij: 'Burgerzaken', begonnenOp: before(35) })

/** Gives what was read, or says that something of the demonstration cannot be. */
function sound<T>(read: T | Problem | undefined): T {
  if (read instanceof Problem) throw read
  if (read === undefined) throw new Error('A delivery of the demonstration says nothing.')
  return read
}

interface Delivery {
  soort: SoortInkomend
  adres: string
  inzendingen: readonly Inzending[]
}

async function deliveries(now: Date): Promise<Delivery[]> {
  const before: Before = (minutes) => new Date(now.getTime() - minutes * MINUTE_MS).toISOString()
  const bron = WIE.uuid
  const verzoek = Buffer.from(VERZOEK)
  const read = async function* () {
    yield verzoek
  }
  const dso = await readVerzoek({ size: verzoek.length, read }, undefined)
  const rocket = sound(readRocketchat(offline(before), 'chat', now))
  return [
    ...[FORMULIER, ZONDER_REGEL].map(({ metadata, ...rest }) => ({
      soort: 'formulier' as const,
      adres: metadata.form_id,
      inzendingen: [
        sound(
          readGenericJson({ ...rest, metadata: { ...metadata, registration_timestamp: before(90) } }, metadata.form_id),
        ),
      ],
    })),
    { soort: 'dso', adres: dso.adres, inzendingen: [dso.inzending] },
    { soort: 'webhook', adres: 'wijkapp', inzendingen: [readWebhook(BERICHT, 'demo-1', 'wijkapp')] },
    { soort: 'gesprek', adres: 'webchat', inzendingen: sound(readGesprek(chat(before), bron, now)) },
    { soort: 'rocketchat', adres: 'chat', inzendingen: inzendingenOf(withFiles(rocket, undefined).gesprek, bron) },
    {
      soort: 'melding',
      adres: 'straatverlichting',
      inzendingen: [meldingOf(sound(melding()), 'Straatverlichting', now)],
    },
    { soort: 'oproep', adres: 'burgerzaken', inzendingen: [oproep(before)] },
  ]
}

/** Calls of this morning: some were answered, one was not and is to be called back. */
async function loadOproepen(db: Db, now: Date): Promise<void> {
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS)
  const base = {
    richting: 'inkomend',
    gemeentenummer: '+31140305',
    medewerker: null,
    medewerkerOnbekend: false,
  } as const
  const ended = (minutes: number, waited: number, talked: number) => ({
    ...({ toestand: 'beeindigd', toestandOp: before(minutes - waited - talked), begonnenOp: before(minutes) } as const),
    ...{ opgenomenOp: before(minutes - waited), geeindigdOp: before(minutes - waited - talked) },
  })
  const missed = {
    ...({ toestand: 'opgegeven', toestandOp: before(33), begonnenOp: before(35) } as const),
    ...{ opgenomenOp: null, geeindigdOp: before(33) },
  }
  for (const [gesprekId, wachtrij, nummer, moments] of [
    ['demo-1', 'Burgerzaken', '+31687654321', ended(50, 1, 4)],
    ['demo-2', 'Burgerzaken', '+31612345678', missed],
    ['demo-3', 'Algemeen', null, ended(20, 1, 6)],
  ] as const)
    await oproepen.add(db, { uuid: uuidv7(), bron: WIE.uuid, gesprekId }, { ...base, wachtrij, nummer, ...moments })
}

const nothing = () => undefined
const SILENT = { warn: nothing, info: nothing, error: nothing } as unknown as Context['log']

/** Lets other systems deliver to the demonstration, once. */
export async function loadInkomend(db: Db, now: Date): Promise<void> {
  const config = parseConfig({ NODE_ENV: 'test' })
  const load = async (tx: Db) => {
    await liftLimit(tx)
    const { rows } = await sql`select from inkomend_kanaal limit 1`.execute(tx)
    if (rows.length > 0) return
    const afdeling = (await eenheidWithNaam(tx, config.INKOMEND_AFDELING)) ?? null
    for (const { regel, ...kanaal } of KANALEN)
      await queries.add(tx, { uuid: uuidv7(), ...kanaal, actief: true, regel: ruleOf(kanaal.soort, regel), afdeling })
    const context = ownContext({ db: tx, now, config, log: SILENT }, WIE)
    for (const delivery of await deliveries(now)) sound(await takeIn(context, { ...delivery, bron: WIE.uuid }))
    await loadOproepen(tx, now)
    // Nobody is mailed about what stood there from the beginning.
    await sql`
      delete from melding m using interne_taak t, inkomende_levering i
      where t.uuid = m.interne_taak and i.klantcontact = t.klantcontact and i.bron = ${WIE.uuid}::uuid`.execute(tx)
  }
  await inTransaction(db, 'schrijven', load, { settings: ZONDER_GEBEURTENISSEN })
}
