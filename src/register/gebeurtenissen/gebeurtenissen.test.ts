import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS, RECHTEN } from '../../app.ts'
import { fullName } from '../../platform/contract.ts'
import { inTransaction } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { klantcontact, makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import type { TestApp } from '../../run/testing/test-app.ts'
import { contact as contactOpDraad, type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { type MetZaaksysteem, startDueZaken, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import { makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'
import { destroy } from '../klantcontacten/writes.ts'
import { GEBEURTENISTYPEN } from './contract.ts'
import { ZONDER_GEBEURTENISSEN } from './queries.ts'

// The events are made from the operations and from the schema: a new operation or a new table without an event is found here.

let met: MetZaaksysteem
let app: TestApp
let wire: WireClient
let sanne: string
let afdeling: string
let zgw: ZgwClient
let zaaktype: string
let behandelaar: Awaited<ReturnType<TestApp['alsMedewerker']>>

beforeAll(async () => {
  met = await startWithZaaksysteem({}, { KLANTTAAK_HOSTS: 'afspraken.voorbeeld.nl' })
  app = met.app
  wire = await wireClient(app)
  ;({ medewerker: sanne, afdeling } = await makeMedewerker(app))
  behandelaar = await app.alsMedewerker(sanne, ['behandelaar', 'kcc-medewerker'])
  zgw = await zgwClient(app, [...RECHTEN])
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  ;({ uuid: zaaktype } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning }))
  await app.client.zaakregister.zaaktypePubliceren({ params: { uuid: zaaktype } })
})
afterAll(() => met.stop())

async function makeTaak(extra: Parameters<typeof klantcontact>[1] = {}) {
  const contact = await app.client.klantcontacten.registreren({ body: klantcontact(sanne, extra) })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('Geen taak')
  return { contact, taak, params: { uuid: taak.uuid } }
}

const makePartij = () => app.client.partijen.maken({ body: persoon() })

/** The last number that there is. */
async function laatste(): Promise<string> {
  const { rows } = await sql<{
    nummer: string
  }>`select coalesce(max(volgnummer), 0)::text as nummer from gebeurtenis`.execute(app.db)
  return rows[0]?.nummer ?? '0'
}

/** Gives the events that were told while `work` ran: `wat subject`, sorted. */
async function verteld(work: () => Promise<unknown>): Promise<string[]> {
  const vanaf = await laatste()
  await work()
  const { rows } = await sql<{ wat: string }>`
    select replace(type, 'nl.overheid.klantcontacten.', '') || ' ' || subject as wat from gebeurtenis where volgnummer > ${vanaf}::bigint`.execute(
    app.db,
  )
  return rows.map(({ wat }) => wat).sort()
}

/** A zaak that somebody else made in the zaaksysteem: its number. */
function zaakElders(): string {
  const { stand } = met.zgw
  const [zaaktype] = stand.zaaktypen.values()
  const bron = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943' }
  const body = { ...bron, startdatum: '2026-01-05', omschrijving: 'Kap eik', zaaktype: zaaktype?.url }
  return String(makeZaak(stand, body, { scopes: new Set(['zaken.aanmaken']) }).identificatie)
}

const zaak = () => ({ objectId: zaakElders(), codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' })
const antwoord = { kanaal: 'telefoon', inhoud: 'De lantaarnpaal brandt weer.', notitie: 'Monteur was er al.' }

/** Runs an operation on something that is there; gives what must have been told. */
type Geval = () => Promise<{ gebeurd: string[]; verwacht: string[] }>

/** A case about one task. */
const bijTaak =
  (
    wat: string,
    doe: (params: { uuid: string }) => Promise<unknown>,
    begin: () => Promise<{ params: { uuid: string } }> = makeTaak,
  ): Geval =>
  async () => {
    const { params } = await begin()
    return { gebeurd: await verteld(() => doe(params)), verwacht: [`${wat} ${params.uuid}`] }
  }

/** A task that no medewerker has yet. */
const toAfdeling = () =>
  makeTaak({ opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [afdeling] }] } })

/** A task that is done. */
async function afgerond() {
  const taak = await makeTaak()
  await app.client.internetaken.afronden({ params: taak.params, body: {} })
  return taak
}

/** A case that makes klantcontacten, each with a task. */
const bijNieuw =
  (
    doe: () => Promise<{ uuid: string; opvolging: { internetaken: { uuid: string }[] } }[]>,
    extra: readonly string[] = [],
  ): Geval =>
  async () => {
    let gemaakt: Awaited<ReturnType<typeof doe>> = []
    const gebeurd = await verteld(async () => {
      gemaakt = await doe()
    })
    const verwacht = gemaakt.flatMap(({ uuid, opvolging }) => [
      `klantcontact-geregistreerd ${uuid}`,
      ...opvolging.internetaken.map((taak) => `internetaak-geregistreerd ${taak.uuid}`),
    ])
    return { gebeurd, verwacht: [...verwacht, ...extra].sort() }
  }

/** A klanttaak in a zaak to which a klantcontact of the klant led. */
async function makeKlanttaak() {
  const { uuid: partij } = await makePartij()
  const { contact } = await makeTaak({ betrokkenen: [{ partij, rol: 'klant', initiator: true }] })
  const nummer = zaakElders()
  await app.client.zaaksysteem.koppelen({ params: { uuid: contact.uuid }, body: { nummer } })
  const { uuid } = await app.client.klanttaken.uitzetten({
    body: {
      zaak: { codeSoortObjectId: 'identificatie', objectId: nummer },
      partij,
      titel: 'Maak een afspraak',
      laatsteDag: '2099-12-31',
      opdracht: { soort: 'urltaak', uitvraagLink: 'https://afspraken.voorbeeld.nl/' },
    },
  })
  return { uuid }
}

const onKlanttaak = async () => ({ params: await makeKlanttaak() })

const TAAK = 'nl.overheid.taken.externetaak-'
const afspraak = { versie: 1, kanaal: 'telefoon' }

/** A klanttaak that was done; gives the klantcontact about it. */
async function performKlanttaak(params: { uuid: string }): Promise<string> {
  const { uitvoering } = await app.client.klanttaken.uitvoeren({ params, body: afspraak })
  return uitvoering?.klantcontact ?? ''
}

/** A case that starts a zaak: it is told when the zaaksysteem has it. */
async function onStart(contact: string, doe: () => Promise<unknown>): ReturnType<Geval> {
  expect(await verteld(doe)).toEqual([])
  const gebeurd = await verteld(() => startDueZaken(app))
  return { gebeurd, verwacht: [`klantcontact-zaak-gekoppeld ${contact}`] }
}

/** The first roltype of the zaaktype of the register inside. */
const eersteRoltype = async (catalogi: string): Promise<string> =>
  (await zgw.vraag('GET', `${catalogi}/roltypen?status=alles&zaaktype=${catalogi}/zaaktypen/${zaaktype}`)).body
    .results[0].url

/** A zaak of the register inside, with what can be set of it. */
async function zaakInRegister() {
  const zaken = await zgw.make('/zaken/api/v1/zaken', {
    zaaktype: `${app.base}/catalogi/api/v1/zaaktypen/${zaaktype}`,
    bronorganisatie: CATALOGUS.rsin,
    verantwoordelijkeOrganisatie: CATALOGUS.rsin,
    startdatum: '2026-11-02',
  })
  const params = { uuid: String(zaken.uuid) }
  const { statustypen, resultaattypen } = await app.client.zaakregister.zaakTonen({ params })
  const resultaat = { resultaattype: resultaattypen[0]?.uuid ?? '' }
  return {
    url: String(zaken.url),
    params,
    statustypen,
    resultaat,
    gemuteerd: `nl.overheid.zaken.zaak-gemuteerd ${params.uuid}`,
  }
}

/** Operations that change something of which others are told. */
const MET: Record<string, Geval> = {
  'partijen.maken': async () => {
    let uuid = ''
    const gebeurd = await verteld(async () => {
      uuid = (
        await app.client.partijen.maken({
          body: persoon({
            digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'w@voorbeeld.nl', toestemmingHergebruik: true }],
          }),
        })
      ).uuid
    })
    return { gebeurd, verwacht: [`partij-geregistreerd ${uuid}`] }
  },
  'partijen.wijzigen': async () => {
    const { uuid } = await makePartij()
    const change = () =>
      app.client.partijen.wijzigen({ params: { uuid }, body: { interneNotitie: 'Belt graag in de ochtend' } })
    return { gebeurd: await verteld(change), verwacht: [`partij-gewijzigd ${uuid}`] }
  },
  'internetaken.verdelen': bijTaak(
    'internetaak-toegewezen',
    ({ uuid }) => app.client.internetaken.verdelen({ body: { taken: [uuid], actoren: [sanne] } }),
    toAfdeling,
  ),
  'team.overdragen': async () => {
    const vertrekt = { naam: 'Vera Trekt', soortActor: 'medewerker' } as const
    const { uuid: van } = await app.client.actoren.maken({ body: vertrekt })
    const taak = { gevraagdeHandeling: 'Bel terug', actoren: [van] }
    const { params } = await makeTaak({ opvolging: { internetaken: [taak] } })
    const body = { van, naar: [sanne], reden: 'Vertrekt' }
    const gebeurd = await verteld(() => app.client.team.overdragen({ body }))
    return { gebeurd, verwacht: [`internetaak-toegewezen ${params.uuid}`] }
  },
  'internetaken.toewijzen': bijTaak(
    'internetaak-toegewezen',
    (params) => app.client.internetaken.toewijzen({ params, body: { actoren: [sanne] } }),
    toAfdeling,
  ),
  'internetaken.doorsturen': bijTaak('internetaak-toegewezen', (params) =>
    app.client.internetaken.doorsturen({ params, body: { actoren: [afdeling], reden: 'Hoort daar' } }),
  ),
  'internetaken.afronden': bijTaak('internetaak-afgerond', (params) =>
    app.client.internetaken.afronden({ params, body: { notitie: 'Hersteld' } }),
  ),
  'internetaken.heropenen': bijTaak(
    'internetaak-heropend',
    (params) => app.client.internetaken.heropenen({ params, body: { reden: 'Toch niet' } }),
    afgerond,
  ),
  'internetaken.noteren': bijTaak('internetaak-gewijzigd', (params) =>
    app.client.internetaken.noteren({ params, body: { notitie: 'Later' } }),
  ),
  'internetaken.nietBereikt': bijTaak('internetaak-gewijzigd', (params) =>
    app.client.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon', notitie: '', opnieuwOp: null } }),
  ),
  'klantcontacten.registreren': bijNieuw(async () => [(await makeTaak()).contact]),
  'klantcontacten.gesprekRegistreren': bijNieuw(async () => {
    const klantcontacten = [klantcontact(sanne), klantcontact(sanne)]
    return (await behandelaar.gesprekken.gesprekRegistreren({ body: { klantcontacten } })).klantcontacten
  }),
  'klantcontacten.aankondigingRegistreren': async () => {
    const { uuid: partij } = await makePartij()
    const body = {
      kanaal: 'brief',
      onderwerp: 'Werk aan de Dorpsstraat',
      inhoud: 'De Dorpsstraat is dicht.',
      ontvangers: [partij],
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Brief versturen', afgehandeld: true }] },
    }
    const gebeurd = await verteld(() => behandelaar.aankondigingen.aankondigingRegistreren({ body }))
    const zonderSubject = gebeurd.map((wat) => wat.split(' ', 1)[0])
    return { gebeurd: zonderSubject as string[], verwacht: ['internetaak-geregistreerd', 'klantcontact-geregistreerd'] }
  },
  'klantcontacten.corrigeren': async () => {
    const { contact } = await makeTaak()
    const gebeurd = await verteld(() =>
      app.client.klantcontacten.corrigeren({
        params: { uuid: contact.uuid },
        body: { onderwerp: 'Anders', reden: 'Verkeerd verstaan' },
      }),
    )
    return { gebeurd, verwacht: [`klantcontact-gecorrigeerd ${contact.uuid}`] }
  },
  'klantcontacten.beantwoorden': async () => {
    const { params } = await makeTaak()
    const geval = bijNieuw(
      async () => [await behandelaar.opvolging.beantwoorden({ params, body: antwoord })],
      [`internetaak-afgerond ${params.uuid}`],
    )
    return geval()
  },
  'internetaken.zaakKoppelen': async () => {
    const { contact, params } = await makeTaak()
    const gebeurd = await verteld(() => behandelaar.opvolging.zaakKoppelen({ params, body: zaak() }))
    return { gebeurd, verwacht: [`klantcontact-zaak-gekoppeld ${contact.uuid}`] }
  },
  'internetaken.zaakOntkoppelen': async () => {
    const { contact, params } = await makeTaak()
    const gekoppeld = await behandelaar.opvolging.zaakKoppelen({ params, body: zaak() })
    const gebeurd = await verteld(() =>
      behandelaar.opvolging.zaakOntkoppelen({
        params: { ...params, zaak: gekoppeld.uuid },
        body: { reden: 'Andere boom' },
      }),
    )
    return { gebeurd, verwacht: [`klantcontact-zaak-ontkoppeld ${contact.uuid}`] }
  },
  'zaken.koppelen': async () => {
    const { contact } = await makeTaak()
    const link = () =>
      app.client.zaaksysteem.koppelen({ params: { uuid: contact.uuid }, body: { nummer: zaakElders() } })
    return { gebeurd: await verteld(link), verwacht: [`klantcontact-zaak-gekoppeld ${contact.uuid}`] }
  },
  'zaken.ontkoppelen': async () => {
    const { uuid } = (await makeTaak()).contact
    const gekoppeld = await app.client.zaaksysteem.koppelen({ params: { uuid }, body: { nummer: zaakElders() } })
    const params = { uuid, zaak: gekoppeld.uuid }
    const unlink = () => app.client.zaaksysteem.ontkoppelen({ params, body: { reden: 'Andere boom' } })
    return { gebeurd: await verteld(unlink), verwacht: [`klantcontact-zaak-ontkoppeld ${uuid}`] }
  },
  'zaken.starten': async () => {
    const { uuid } = (await makeTaak()).contact
    return onStart(uuid, () => app.client.zaken.starten({ params: { uuid }, body: met.start }))
  },
  'zaken.zaakStarten': async () => {
    const { contact, params } = await makeTaak()
    return onStart(contact.uuid, () => app.client.opvolging.zaakStarten({ params, body: met.start }))
  },
  'zaakregister.statusZetten': async () => {
    const { params, statustypen, gemuteerd } = await zaakInRegister()
    const body = { statustype: statustypen[0]?.uuid ?? '' }
    return {
      gebeurd: await verteld(() => app.client.zaakregister.statusZetten({ params, body })),
      verwacht: [gemuteerd],
    }
  },
  'zaakregister.resultaatVastleggen': async () => {
    const { params, resultaat, gemuteerd } = await zaakInRegister()
    return {
      gebeurd: await verteld(() => app.client.zaakregister.resultaatVastleggen({ params, body: resultaat })),
      verwacht: [gemuteerd],
    }
  },
  'zaken.opgeven': async () => {
    const { uuid } = (await makeTaak()).contact
    const start = await app.client.zaken.starten({ params: { uuid }, body: met.start })
    let taak = ''
    const gebeurd = await verteld(async () => {
      const body = { reden: 'De klant trekt het in.', actoren: [sanne] }
      taak = (await app.client.zaken.opgeven({ params: { uuid: start.uuid }, body })).uuid
    })
    return { gebeurd, verwacht: [`internetaak-geregistreerd ${taak}`] }
  },
  'klanttaken.uitzetten': async () => {
    let uuid = ''
    const gebeurd = await verteld(async () => {
      ;({ uuid } = await makeKlanttaak())
    })
    return { gebeurd: gebeurd.filter((wat) => wat.includes('taken.')), verwacht: [`${TAAK}geregistreerd ${uuid}`] }
  },
  'klanttaken.verlengen': bijTaak(
    `${TAAK}gewijzigd`,
    (params) => app.client.klanttaken.verlengen({ params, body: { laatsteDag: '2100-01-01' } }),
    onKlanttaak,
  ),
  'klanttaken.intrekken': bijTaak(
    `${TAAK}afgebroken`,
    (params) => app.client.klanttaken.intrekken({ params, body: { reden: 'Niet meer nodig' } }),
    onKlanttaak,
  ),
  'klanttaken.uitvoeren': async () => {
    const params = await makeKlanttaak()
    let contact = ''
    const gebeurd = await verteld(async () => {
      contact = await performKlanttaak(params)
    })
    const verwacht = [`klantcontact-geregistreerd ${contact}`, `klantcontact-zaak-gekoppeld ${contact}`]
    return { gebeurd, verwacht: [...verwacht, `${TAAK}uitgevoerd ${params.uuid}`] }
  },
  'klanttaken.verwerken': bijTaak(
    `${TAAK}verwerkt`,
    (params) => app.client.klanttaken.verwerken({ params, body: {} }),
    async () => {
      const { params } = await onKlanttaak()
      await performKlanttaak(params)
      return { params }
    },
  ),
}

const BEHEER = 'what beheer sets is in the trail of changes; other systems do not follow it'
const VAN_ZAAKSYSTEEM = 'a copy of what the zaaksysteem has and tells itself'
const DOCUMENT = 'a document is told with the klantcontact that has it'
const EIGEN = 'is of one medewerker alone'

/** Operations that change nothing that others are told of, and why. */
const ZONDER: Record<string, string> = {
  'logboek.verwerkingsactiviteitBewaren': BEHEER,
  'logboek.verwerkingsactiviteitVerwijderen': BEHEER,
  'documenten.toevoegen': DOCUMENT,
  'documenten.uploadBeginnen': DOCUMENT,
  'documenten.deelToevoegen': DOCUMENT,
  'documenten.uploadAfbreken': DOCUMENT,
  'actoren.maken': BEHEER,
  'actoren.wijzigen': BEHEER,
  'actoren.lidMaken': BEHEER,
  'actoren.lidVerwijderen': BEHEER,
  'actoren.inlezen': BEHEER,
  'actoren.overnemen': BEHEER,
  'toegang.applicatieMaken': BEHEER,
  'toegang.applicatieWijzigen': BEHEER,
  'toegang.geheimMaken': BEHEER,
  'toegang.geheimIntrekken': BEHEER,
  'toegang.rolBewaren': BEHEER,
  'toegang.rolVerwijderen': BEHEER,
  'toegang.sessieBeeindigen': BEHEER,
  'toegang.koppelen': BEHEER,
  'toegang.nieuweMedewerker': BEHEER,
  'toegang.koppelverzoekVerwijderen': BEHEER,
  'instellingen.wijzigen': BEHEER,
  'instellingen.themaControleren': 'only looks',
  'instellingen.bestandBewaren': BEHEER,
  'instellingen.bestandVerwijderen': BEHEER,
  'kanalen.maken': BEHEER,
  'kanalen.wijzigen': BEHEER,
  'kanalen.ordenen': BEHEER,
  'kanalen.overnemen': BEHEER,
  'vragensets.maken': BEHEER,
  'vragensets.wijzigen': BEHEER,
  'vragensets.ordenen': BEHEER,
  'klanttaaksjablonen.maken': BEHEER,
  'klanttaaksjablonen.wijzigen': BEHEER,
  'klanttaken.betalen': 'begins a payment; what becomes of it is told of the klanttaak',
  'klanttaken.betalingOphalen': 'asks how a payment is; what becomes of it is told of the klanttaak',
  'klanttaken.herinneren': 'lets the job try again, which tells',
  'postvakken.maken': BEHEER,
  'postvakken.wijzigen': BEHEER,
  'postvakken.testen': 'only looks',
  'postvakken.opnieuw': 'lets the job try again, which tells',
  'postvakken.afdoen': 'what was put aside is no klantcontact',
  'postvakken.regelMaken': BEHEER,
  'postvakken.regelWijzigen': BEHEER,
  'postvakken.regelVerwijderen': BEHEER,
  'postvakken.regelsOrdenen': BEHEER,
  'postvakken.regelProberen': 'only looks',
  'postvakken.schrijven': 'a message comes in, as by e-mail; the klantcontact that it becomes is told',
  'labels.maken': BEHEER,
  'labels.wijzigen': BEHEER,
  'labels.verwijderen': BEHEER,
  'storingen.maken': BEHEER,
  'storingen.wijzigen': BEHEER,
  'storingen.verwijderen': BEHEER,
  'internetaken.labelen': 'a mark for employees, which is not on the wire',
  'standaardantwoorden.maken': BEHEER,
  'standaardantwoorden.wijzigen': BEHEER,
  'standaardantwoorden.verwijderen': BEHEER,
  'internetaken.beantwoorden': 'registers a klantcontact and completes a task, which are told',
  'internetaken.terughalen': 'corrects a klantcontact and reopens a task, which are told',
  'inkomend.maken': BEHEER,
  'inkomend.wijzigen': BEHEER,
  'inkomend.geheimZetten': BEHEER,
  'inkomend.opnieuw': 'corrects a klantcontact and sends its task on, which are told',
  'inkomend.formulier': 'registers a klantcontact, which is told',
  'inkomend.gesprek': 'registers klantcontacten, which are told',
  'inkomend.dso': 'registers a klantcontact, which is told',
  'inkomend.productaanvraag': 'keeps that an object is to be fetched; the klantcontact that it becomes is told',
  'inkomend.inlezen': 'registers a klantcontact, which is told',
  'normen.maken': BEHEER,
  'normen.wijzigen': BEHEER,
  'normen.verwijderen': BEHEER,
  'abonnementen.abonneren': BEHEER,
  'abonnementen.wijzigen': BEHEER,
  'abonnementen.beeindigen': BEHEER,
  'abonnementen.geheimVernieuwen': BEHEER,
  'abonnementen.proberen': 'tells the receiver itself',
  'abonnementen.opnieuw': 'tells again what was told',
  'toegang.voorstelGoedkeuren': BEHEER,
  'toegang.voorstelAfwijzen': BEHEER,
  'wijzigingen.gezien': EIGEN,
  'zaakregister.catalogusBewaren': BEHEER,
  'zaakregister.zaaktypeMaken': BEHEER,
  'zaakregister.zaaktypeWijzigen': BEHEER,
  'zaakregister.zaaktypePubliceren': BEHEER,
  'zaakregister.zaaktypeBeeindigen': BEHEER,
  'zaaksystemen.maken': BEHEER,
  'zaaksystemen.wijzigen': BEHEER,
  'zaaksystemen.zaaktypeKiezen': BEHEER,
  'zaaksystemen.testen': 'reads the catalogus of a zaaksysteem',
  'zaken.allesProberen': 'makes starts due; each zaak is told when the zaaksysteem has it',
  'zaaksystemen.koppelingenOpnieuw': 'tells a zaaksysteem what it did not hear of links that are there',
  'zaken.nuProberen': 'makes a start due; the zaak is told when the zaaksysteem has it',
  'zaken.notificatie': VAN_ZAAKSYSTEEM,
  'zaken.cloudevent': VAN_ZAAKSYSTEEM,
  'partijen.authenticeren': 'says who looked and how, and changes nothing of the partij (R1)',
  'concepten.beginnen': EIGEN,
  'concepten.bewaren': EIGEN,
  'concepten.weggooien': EIGEN,
  'internetaken.taakconceptBewaren': EIGEN,
  'internetaken.taakconceptWeggooien': EIGEN,
  'meldingen.instellen': EIGEN,
  'meldingen.nieuwsGezien': EIGEN,
  'meldingen.opnieuw': 'sends mail again',
  'team.afwezigMelden': EIGEN,
  'oproepen.koppelen': EIGEN,
  'signalen.maken': 'an intention; the link to the melding and its task are told when Signalen has it',
  'signalen.opnieuw': 'lets the loop try again, which tells',
  'signalen.intrekken': 'it goes nowhere; its task stays',
  'signalen.bekend': 'says under which number Signalen has what was passed on',
  'oproepen.melden': 'a call is no klantcontact (R9); a task to call back is told',
  'team.aanwezigMelden': EIGEN,
  'weergaven.maken': EIGEN,
  'weergaven.wijzigen': EIGEN,
  'weergaven.verwijderen': EIGEN,
  'weergaven.standaardKiezen': EIGEN,
}

const wijzigende = OPERATIONS.filter(({ operation }) => operation.method !== 'get' && !operation.reads).map(fullName)

/** Tables of which nothing is told, and why. */
const STILLE_TABELLEN: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...[
        'abonnement',
        'actor',
        'actor_eenheid',
        'applicatie',
        'applicatie_geheim',
        'categorie',
        'email_postvak',
        'email_regel',
        'huisstijlbestand',
        'inkomend_kanaal',
        'instelling',
      ],
      ...[
        'kanaal',
        'norm',
        'rol',
        'verwerkingsactiviteit',
        'voorstel',
        'vragenset',
        'wijziging',
        'zaaksysteem',
        'zaaktype',
      ],
    ].map((tabel) => [tabel, BEHEER]),
  ),
  ...Object.fromEntries(
    [
      'concept',
      'wijziging_gezien',
      'taakconcept',
      'weergave',
      'weergave_standaard',
      'melding_instelling',
      'nieuws_gezien',
      'afwezigheid',
    ].map((tabel) => [tabel, EIGEN]),
  ),
  ...Object.fromEntries(
    [
      ...['aanmelding', 'koppelverzoek', 'logout_token', 'medewerker_identiteit', 'sessie'],
      ...['mijn_aanmelding', 'mijn_logout_token', 'mijn_pagina', 'mijn_sessie'],
    ].map((tabel) => [tabel, 'who is logged in']),
  ),
  ...Object.fromEntries(
    [
      ...['catalogus', 'eigenschap', 'informatieobjecttype', 'resultaattype', 'roltype', 'statustype', 'zaaktype'],
      'zaaktype_informatieobjecttype',
    ].map((tabel) => [`zaakregister_${tabel}`, BEHEER]),
  ),
  zaakregister_bestandsdeel: 'told with its document',
  zaakregister_inhoud: 'told with its document',
  bezorging: 'what is told itself',
  gebeurtenis: 'what is told itself',
  contactgegevens_organisatie: 'a register beside that of partijen, of which Open Klant tells nothing either',
  contactgegevens_persoon: 'a register beside that of partijen, of which Open Klant tells nothing either',
  email_ontvangen: 'that a message is not registered twice',
  idempotentie: 'that a request is not done twice',
  ...Object.fromEntries(
    ['documentupload', 'informatieobject', 'inhoud', 'inhoud_deel'].map((tabel) => [tabel, DOCUMENT]),
  ),
  betaling: 'what becomes of it is told of the klanttaak',
  klantconcept: EIGEN,
  klanttaak_bezorging: 'how far the zaaksysteem has what was handed in is for operators',
  klanttaak_handtekening: 'comes with doing the klanttaak, which is told',
  klanttaak_herinnering: 'that somebody was reminded is told of the klanttaak',
  klanttaaksjabloon: BEHEER,
  klanttaak_bijlage: 'comes with the klanttaak, which is told',
  klanttaak_verloop: 'says who did what is told of the klanttaak',
  interne_taak_actor: 'who has a task is a step of its trail, which is told',
  klantcontact_weergave: 'derived',
  klantcontact_zonder_opvolging: 'told by a job, after a set time',
  logboek: 'who looked (R29)',
  logboek_vernietiging: 'who looked (R29)',
  logboek_verzonden: 'who looked (R29)',
  adresbevestiging: 'that an address is still to be confirmed; once it is, the partij is told',
  klantantwoord: 'the text of a message; the klantcontact that it is is told',
  standaardantwoord: BEHEER,
  label: BEHEER,
  storing: BEHEER,
  interne_taak_label: 'a mark for employees, which is not on the wire',
  inkomend_object: 'to be fetched; the klantcontact that it becomes is told',
  inkomende_weigering: 'a count of what was not taken in',
  inkomend_gespreksbericht: 'said in a conversation that goes on; the klantcontact that it becomes is told',
  inkomende_levering: 'what was delivered; the klantcontact that it becomes is told',
  signaal: 'an intention; the link to the melding is told when Signalen has it',
  oproep: 'a call is no klantcontact (R9); who speaks registers one, which is told',
  oproep_gesprek: EIGEN,
  email_bericht: 'a message as it came in; the klantcontact that it becomes is told',
  inhoud_opslag: 'where content is kept; that it came is told',
  klantbericht: 'what klanten are told',
  toestemming: 'written with an address that is told, or about what klanten are told',
  melding: 'mail',
  onderwerpobject_verwijderd: 'that a removal can be repeated; the removal itself is told',
  postvakbericht: 'mail of a demonstration',
  migratie: 'belongs to the database itself',
  migratie_slot: 'belongs to the database itself',
  overname: 'how far a takeover is',
  overname_bevinding: 'how far a takeover is',
  overname_lezing: 'how far a takeover is',
  overname_object: 'how far a takeover is',
  partij_authenticatie: 'says who looked and how, and changes nothing of the partij (R1)',
  telling: 'derived',
  zaak: VAN_ZAAKSYSTEEM,
  zaak_onbekend: VAN_ZAAKSYSTEEM,
  zaakkoppeling: 'what zaaksystemen are told of links, which are told themselves',
  zaakstart: 'an intention; the zaak is told when the zaaksysteem has it',
  zaakverloop: 'who linked a zaak, which is told',
}

describe('elke wijziging die anderen aangaat heeft een gebeurtenis', () => {
  test('elke bewerking die iets wijzigt staat in de ene of in de andere lijst, met een reden', () => {
    expect(wijzigende.filter((naam) => !(naam in MET) && !(naam in ZONDER))).toEqual([])
    expect([...Object.keys(MET), ...Object.keys(ZONDER)].filter((naam) => !wijzigende.includes(naam))).toEqual([])
    expect(Object.keys(MET).filter((naam) => naam in ZONDER)).toEqual([])
  })

  test.each(Object.entries(MET))('%s vertelt wat er gebeurde, één keer, en meer niet', async (_naam, geval) => {
    const { gebeurd, verwacht } = await geval()
    expect(gebeurd).toEqual(verwacht)
  })

  test('elke tabel vertelt van haar wijzigingen, of staat in de lijst met een reden', async () => {
    const { rows } = await sql<{ tabel: string; meldt: boolean }>`
      select c.relname as tabel, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%\_meldt%') as meldt
      from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`.execute(
      app.db,
    )
    expect(rows.filter(({ tabel, meldt }) => meldt === tabel in STILLE_TABELLEN).map(({ tabel }) => tabel)).toEqual([])
  })

  test('ook wat over de draad van de Klantinteracties API komt wordt verteld', async () => {
    let uuid = ''
    const nieuw = await verteld(async () => {
      uuid = (await wire.make('/klantcontacten', contactOpDraad())).uuid
    })
    expect(nieuw).toEqual([`klantcontact-geregistreerd ${uuid}`])
    const betrokkene = { hadKlantcontact: { uuid }, rol: 'klant', initiator: true, wasPartij: null }
    const erbij = await verteld(() => wire.make('/betrokkenen', betrokkene))
    expect(erbij).toEqual([`klantcontact-aangevuld ${uuid}`])
    const gekoppeld = await verteld(() =>
      wire.make('/onderwerpobjecten', {
        klantcontact: { uuid },
        wasKlantcontact: null,
        onderwerpobjectidentificator: {
          objectId: '5b1f1c3e-0000-4000-8000-000000000001',
          codeObjecttype: 'zgw-Zaak',
          codeRegister: 'openzaak',
          codeSoortObjectId: 'uuid',
        },
      }),
    )
    expect(gekoppeld).toEqual([`klantcontact-zaak-gekoppeld ${uuid}`])
    const weg = await verteld(() => wire.vraag('DELETE', `/klantcontacten/${uuid}`))
    expect(weg).toEqual([`klantcontact-vernietigd ${uuid}`])
  })

  const vraag = { id: '1', op: '2026-03-02T09:01:00+01:00', van: 'jip', tekst: 'Wanneer is het loket open?' }
  test.each<[string, (app: TestApp) => Promise<{ uuid: string }[]>]>([
    [
      'een formulier',
      async ({ client }) => {
        const metadata = { public_reference: 'OF-VERTELD', form_name: 'Melding', form_id: 'verteld' }
        const body = { values: { waar: 'Dorpsstraat 12', email: 'kees@example.org' }, metadata }
        return [(await client.aanleveren.formulier({ params: { id: 'verteld' }, body })).klantcontact]
      },
    ],
    [
      'een gesprek',
      async ({ client }) => {
        const deelnemers = [{ id: 'jip', soort: 'klant', naam: 'Jip', emailadres: 'jip@example.org' } as const]
        const gesprek = { bron: 'webchat', gesprekId: 'verteld', geeindigdOp: vraag.op, deelnemers, berichten: [vraag] }
        return (await client.aanleveren.gesprek({ body: gesprek })).klantcontacten
      },
    ],
  ])('%s dat binnenkomt wordt verteld als geregistreerd, en niet ook als aangevuld', async (_wat, lever) => {
    const aanleveraar = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
    let geleverd: { uuid: string }[] = []
    const gebeurd = await verteld(async () => {
      geleverd = await lever({ ...app, client: aanleveraar })
    })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: geleverd[0]?.uuid ?? '' } })
    const taken = contact.opvolging.internetaken.map(({ uuid }) => `internetaak-geregistreerd ${uuid}`)
    expect(taken).toHaveLength(1)
    expect(gebeurd).toEqual([...taken, `klantcontact-geregistreerd ${contact.uuid}`])
  })

  test('een zaak van het zaakregister, en elk deel ervan, wordt ook verteld als het over de draad komt', async () => {
    const { url, params, statustypen, resultaat, gemuteerd } = await zaakInRegister()
    const catalogi = `${app.base}/catalogi/api/v1`
    const delen: [string, object][] = [
      [
        'rollen',
        {
          roltype: await eersteRoltype(catalogi),
          betrokkeneType: 'natuurlijk_persoon',
          betrokkeneIdentificatie: { inpBsn: '999990408' },
        },
      ],
      ['zaakobjecten', { objectType: 'adres', object: 'https://bag.example/1' }],
      ['resultaten', { resultaattype: `${catalogi}/resultaattypen/${resultaat.resultaattype}` }],
      [
        'statussen',
        { statustype: `${catalogi}/statustypen/${statustypen.at(-1)?.uuid}`, datumStatusGezet: '2026-11-03T10:00:00Z' },
      ],
    ]
    const resources: unknown[] = []
    for (const [path, body] of delen) {
      expect(await verteld(() => zgw.make(`/zaken/api/v1/${path}`, { zaak: url, ...body }))).toEqual([gemuteerd])
      const { rows } = await app.pool.query('select gegevens from gebeurtenis order by volgnummer desc limit 1')
      resources.push(`${rows[0].gegevens.resource} ${rows[0].gegevens.actie}`)
    }
    expect(resources).toEqual(['rol create', 'zaakobject create', 'resultaat create', 'status create'])
    expect(await verteld(() => zgw.vraag('PATCH', url, { omschrijving: 'Eik' }))).toEqual([gemuteerd])
    expect(await verteld(() => zgw.vraag('DELETE', url))).toEqual([`nl.overheid.zaken.zaak-verwijderd ${params.uuid}`])
  })

  test('een document van het zaakregister wordt verteld; dat iemand het vergrendelt niet', async () => {
    const [type] = (await zgw.vraag('GET', '/catalogi/api/v1/informatieobjecttypen?status=alles')).body.results
    let url = ''
    const nieuw = await verteld(async () => {
      const document = await zgw.make('/documenten/api/v1/enkelvoudiginformatieobjecten', {
        bronorganisatie: CATALOGUS.rsin,
        creatiedatum: '2026-11-02',
        titel: 'Schets',
        auteur: 'Jan',
        taal: 'nld',
        inhoud: Buffer.from('Schets').toString('base64'),
        informatieobjecttype: type.url,
      })
      url = document.url
    })
    const uuid = url.split('/').at(-1)
    expect(nieuw).toEqual([`nl.overheid.documenten.document-gemuteerd ${uuid}`])
    let lock = ''
    expect(
      await verteld(async () => {
        lock = (await zgw.vraag('POST', `${url}/lock`, {})).body.lock
      }),
    ).toEqual([])
    expect(await verteld(() => zgw.vraag('PATCH', url, { titel: 'Tekening', lock }))).toEqual(nieuw)
    expect(await verteld(() => zgw.vraag('POST', `${url}/unlock`, { lock }))).toEqual([])
    expect(await verteld(() => zgw.vraag('DELETE', url))).toEqual([
      `nl.overheid.documenten.document-verwijderd ${uuid}`,
    ])
  })

  test('een taak die verdwijnt wordt verteld, en wat erbij hoorde niet nog eens', async () => {
    const { params } = await makeTaak()
    const uuid = (
      await makeTaak({
        opvolging: {
          internetaken: [
            { gevraagdeHandeling: 'Een', actoren: [sanne] },
            { gevraagdeHandeling: 'Twee', actoren: [sanne] },
          ],
        },
      })
    ).taak.uuid
    expect(await verteld(() => wire.vraag('DELETE', `/internetaken/${uuid}`))).toEqual([
      `internetaak-vernietigd ${uuid}`,
    ])
    expect(await verteld(() => wire.vraag('PATCH', `/internetaken/${params.uuid}`, { toelichting: 'Spoed' }))).toEqual([
      `internetaak-gewijzigd ${params.uuid}`,
    ])
  })

  test('R30: een vernietigd klantcontact wordt verteld met zijn taken', async () => {
    const { contact, taak } = await makeTaak()
    const gebeurd = await verteld(() => inTransaction(app.db, 'schrijven', (tx) => destroy(tx, [contact.uuid])))
    expect(gebeurd).toEqual([`internetaak-vernietigd ${taak.uuid}`, `klantcontact-vernietigd ${contact.uuid}`])
  })

  test('wat wordt teruggedraaid is nooit verteld, en wat wordt ingeladen ook niet', async () => {
    const { uuid } = await makePartij()
    const change = (settings?: Record<string, string>, fout?: Error) =>
      inTransaction(
        app.db,
        'schrijven',
        async (tx) => {
          await sql`update partij set interne_notitie = interne_notitie || 'x' where uuid = ${uuid}::uuid`.execute(tx)
          if (fout) throw fout
        },
        { settings },
      )
    expect(await verteld(() => change({}, new Error('terug')).catch(() => undefined))).toEqual([])
    expect(await verteld(() => change(ZONDER_GEBEURTENISSEN))).toEqual([])
    expect(await verteld(() => change())).toEqual([`partij-gewijzigd ${uuid}`])
  })

  test('R28: een gebeurtenis is een CloudEvent zonder persoonsgegevens', async () => {
    const partij = await app.client.partijen.maken({
      body: persoon({
        identificatoren: [{ soort: 'bsn', nummer: '999993653' }],
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'geheim@voorbeeld.nl', toestemmingHergebruik: true }],
      }),
    })
    await makeTaak({
      onderwerp: 'Willemijn belt',
      betrokkenen: [{ partij: partij.uuid, rol: 'klant', initiator: true }],
    })
    const { resultaten } = await app.client.gebeurtenissen.lijst({ query: { aantal: '100' } })
    expect(resultaten.length).toBeGreaterThan(0)
    for (const { source, type, sequence, sequencetype, dataref, subject } of resultaten) {
      expect(source).toMatch(/^urn:nld:/)
      expect(type).toMatch(/^nl(\.[a-z0-9-]+)+$/)
      expect([Number(sequence) > 0, sequencetype]).toEqual([true, 'Integer'])
      const bij =
        '/api/v1/(klantcontacten|internetaken|partijen|klanttaken)|/zaken/api/v1/zaken|/documenten/api/v1/enkelvoudiginformatieobjecten'
      expect(dataref).toMatch(new RegExp(`^(${bij})/${subject}$`))
    }
    const { rows } = await sql<{
      alles: string
    }>`select string_agg(row_to_json(g)::text, ' ') as alles from gebeurtenis g`.execute(app.db)
    expect(rows[0]?.alles).not.toMatch(/999993653|geheim@voorbeeld|Willemijn|Boer|lantaarnpaal/)
  })

  test('elk type van de lijst komt voor, en geen ander', async () => {
    const { rows } = await sql<{ type: string }>`select distinct type from gebeurtenis`.execute(app.db)
    const voorgekomen = rows.map(({ type }) => type)
    // A job tells these, and an operation that there is not yet.
    const elders = [
      'nl.overheid.klantcontacten.klantcontact-zonder-opvolging',
      'nl.overheid.klantcontacten.partij-vernietigd',
      'nl.overheid.taken.externetaak-herinnerd',
      'nl.overheid.taken.externetaak-niet-verwerkt',
      'nl.overheid.taken.externetaak-verlopen',
      'nl.overheid.taken.externetaak-vernietigd',
    ]
    expect([...voorgekomen, ...elders].sort()).toEqual(Object.keys(GEBEURTENISTYPEN).sort())
  })
})

test('vertellen wat er bij een object kwam leest niet wat er ooit is verteld', async () => {
  const { uuid } = await wire.make('/klantcontacten', contactOpDraad())
  const client = await app.pool.connect()
  const read = async () => {
    const { rows } = await client.query<{ aantal: number }>(
      `select seq_tup_read + idx_tup_fetch as aantal from pg_stat_xact_user_tables where relname = 'gebeurtenis'`,
    )
    return Number(rows[0]?.aantal)
  }
  try {
    await client.query('begin')
    await client.query(`insert into gebeurtenis (id, type, subject)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.klantcontact-aangevuld', gen_random_uuid() from generate_series(1, 5000)`)
    await client.query('analyze gebeurtenis')
    const before = await read()
    await client.query(
      `insert into betrokkene (uuid, klantcontact, rol, initiator, organisatienaam)
      select gen_random_uuid(), $1, 'klant', true, '' from generate_series(1, 3)`,
      [uuid],
    )
    expect(await read()).toBeLessThan(before + 10)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
