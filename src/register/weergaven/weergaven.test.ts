import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { NieuweWeergave, WeergaveInhoud } from './contract.ts'

let app: TestApp
type Client = Awaited<ReturnType<TestApp['alsMedewerker']>>

/** Roos and Bilal work at Burgerzaken, Noor at Belastingen. */
let [burgerzaken, belastingen] = ['', '']
let roos: Client
let bilal: Client
let noor: Client
let roosUuid = ''

const eenheid = async (naam: string) =>
  (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid

async function medewerker(naam: string, eenheden: string[]) {
  const body = { naam, soortActor: 'medewerker' as const, functie: 'Behandelaar', eenheden }
  const { uuid } = await app.client.actoren.maken({ body })
  return { uuid, client: await app.alsMedewerker(uuid, ['behandelaar']) }
}

const LEEG: WeergaveInhoud = {
  lijst: 'mijn',
  eenheid: null,
  behandelaar: null,
  sorteer: 'uiterlijkOp',
  zoek: '',
  teLaat: false,
  vandaag: false,
  kanaal: '',
  label: null,
  onderwerp: '',
}

const make = (client: Client, naam: string, extra: Partial<NieuweWeergave> = {}) =>
  client.weergaven.maken({ body: { naam, inhoud: LEEG, ...extra } })

const lijst = async (client: Client) => (await client.weergaven.lijst()).resultaten

beforeAll(async () => {
  app = await startTestApp()
})
beforeEach(async () => {
  burgerzaken = await eenheid('Burgerzaken')
  belastingen = await eenheid('Belastingen')
  const een = await medewerker('Roos', [burgerzaken])
  roosUuid = een.uuid
  roos = een.client
  bilal = (await medewerker('Bilal', [burgerzaken])).client
  noor = (await medewerker('Noor', [belastingen])).client
})
afterAll(() => app.stop())

describe('bewaren', () => {
  test('een weergave houdt de lijst, de filters, de sortering en de zoektekst vast', async () => {
    const inhoud: WeergaveInhoud = {
      lijst: 'afdeling',
      eenheid: null,
      behandelaar: null,
      sorteer: '-uiterlijkOp',
      zoek: 'paspoort',
      teLaat: true,
      vandaag: true,
      kanaal: 'telefoon',
      label: null,
      onderwerp: '',
    }
    const weergave = await make(roos, '  Spoed  ', { inhoud })
    expect(weergave).toMatchObject({ naam: 'Spoed', inhoud, versie: 1, eigen: true, standaard: false, vervallen: [] })
    expect(weergave).toMatchObject({ eigenaar: { uuid: roosUuid, naam: 'Roos' }, gedeeldMet: null })
    expect(await roos.weergaven.tonen({ params: { uuid: weergave.uuid } })).toEqual(weergave)
  })

  test('weergaven staan op naam, zonder op hoofdletters te letten; hoeveel er ook zijn in één statement', async () => {
    for (const naam of ['zomer', 'Avond', 'middag']) await make(roos, naam)
    expect((await lijst(roos)).map(({ naam }) => naam)).toEqual(['Avond', 'middag', 'zomer'])
    const sent = await app.statementsOf(() => lijst(roos))
    expect(sent.filter((text) => text.includes('from weergave w'))).toHaveLength(1)
  })

  test('een tweede met dezelfde naam wordt bij de naam geweigerd, ook met andere hoofdletters; van een ander mag het', async () => {
    await make(roos, 'Spoed')
    const fout = await problemIn(make(roos, 'SPOED'))
    expect(fout).toMatchObject({ status: 409, code: 'weergave-bestaat-al' })
    expect(fout.invalidParams).toEqual([
      { name: 'naam', code: 'weergave-bestaat-al', reason: 'U hebt al een weergave met deze naam.' },
    ])
    await make(roos, 'Ééndaagse')
    expect(await problemIn(make(roos, 'ÉÉNDAAGSE'))).toMatchObject({ code: 'weergave-bestaat-al' })
    await expect(make(bilal, 'Spoed')).resolves.toMatchObject({ naam: 'Spoed' })
    const { uuid } = await make(roos, 'Rustig')
    const hernoemd = roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, naam: 'spoed' } })
    expect(await problemIn(hernoemd)).toMatchObject({ status: 409, code: 'weergave-bestaat-al' })
  })

  test('wat geen weergave is wordt geweigerd, met elke fout bij haar veld', async () => {
    const inhoud = { lijst: 'archief', sorteer: 'kleur', zoek: 'x'.repeat(201), vorm: 'rond' }
    const fout = await problemIn(make(roos, ' ', { inhoud: inhoud as unknown as WeergaveInhoud, gedeeldMet: 'x' }))
    expect(fout.status).toBe(400)
    expect(fieldsOf(fout)).toEqual([
      'gedeeldMet',
      'inhoud.lijst',
      'inhoud.sorteer',
      'inhoud.vorm',
      'inhoud.zoek',
      'naam',
    ])
    expect(fieldsOf(await problemIn(make(roos, 'x'.repeat(101))))).toEqual(['naam'])
  })

  test('niemand heeft er meer dan vijftig, ook niet als twee tegelijk worden bewaard', async () => {
    for (let nummer = 1; nummer < 50; nummer += 1) await make(roos, `Weergave ${nummer}`)
    const samen = await Promise.allSettled([make(roos, 'Een'), make(roos, 'Twee')])
    expect(samen.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await lijst(roos)).toHaveLength(50)
    const fout = await problemIn(make(roos, 'Nog een'))
    expect(fout).toMatchObject({ status: 409, code: 'te-veel-weergaven' })
    expect(fout.detail).toBe('U hebt al 50 weergaven. Verwijder er eerst een die u niet meer gebruikt.')
    await expect(make(bilal, 'Van een ander')).resolves.toMatchObject({ versie: 1 })
  })
})

describe('wijzigen', () => {
  test('wat niet wordt gestuurd blijft: hernoemen laat de filters staan, opslaan de naam', async () => {
    const { uuid } = await make(roos, 'Spoed', { inhoud: { ...LEEG, zoek: 'paspoort' }, gedeeldMet: burgerzaken })
    const params = { uuid }
    const hernoemd = await roos.weergaven.wijzigen({ params, body: { versie: 1, naam: 'Haast' } })
    expect(hernoemd).toMatchObject({ naam: 'Haast', versie: 2, inhoud: { zoek: 'paspoort' } })
    const opgeslagen = await roos.weergaven.wijzigen({ params, body: { versie: 2, inhoud: { ...LEEG, teLaat: true } } })
    expect(opgeslagen).toMatchObject({ naam: 'Haast', versie: 3, inhoud: { ...LEEG, teLaat: true } })
    expect(opgeslagen.gedeeldMet).toEqual({ uuid: burgerzaken, naam: 'Burgerzaken' })
  })

  test('dezelfde naam met andere hoofdletters is geen tweede weergave', async () => {
    const { uuid } = await make(roos, 'spoed')
    const wijziging = roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, naam: 'Spoed' } })
    expect(await wijziging).toMatchObject({ naam: 'Spoed' })
  })

  test('twee vensters overschrijven elkaar niet: het tweede hoort hoe de weergave nu is', async () => {
    const { uuid } = await make(roos, 'Spoed')
    const params = { uuid }
    await roos.weergaven.wijzigen({ params, body: { versie: 1, inhoud: { ...LEEG, zoek: 'het ene' } } })
    const tweede = roos.weergaven.wijzigen({ params, body: { versie: 1, inhoud: { ...LEEG, zoek: 'het andere' } } })
    expect(await problemIn(tweede)).toMatchObject({
      status: 409,
      code: 'weergave-veranderd',
      weergave: { uuid, versie: 2, inhoud: { zoek: 'het ene' } },
    })
  })

  test('zonder iets om te wijzigen wordt het geweigerd', async () => {
    const { uuid } = await make(roos, 'Spoed')
    const fout = await problemIn(roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1 } }))
    expect(fout.invalidParams?.[0]?.reason).toBe('Geef ten minste een veld om te wijzigen.')
  })

  test('verwijderd is weg; een tweede keer bestaat zij niet meer', async () => {
    const { uuid } = await make(roos, 'Spoed')
    await roos.weergaven.verwijderen({ params: { uuid } })
    expect(await lijst(roos)).toEqual([])
    for (const poging of [
      () => roos.weergaven.verwijderen({ params: { uuid } }),
      () => roos.weergaven.tonen({ params: { uuid } }),
      () => roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, naam: 'x' } }),
    ])
      expect(await problemIn(poging())).toMatchObject({ status: 404 })
  })
})

describe('R28: van wie een weergave is', () => {
  test('wat niet is gedeeld bestaat voor een ander niet', async () => {
    const { uuid } = await make(roos, 'Spoed', { inhoud: { ...LEEG, zoek: 'alleen van roos' } })
    for (const poging of [
      () => bilal.weergaven.tonen({ params: { uuid } }),
      () => bilal.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, naam: 'Van mij' } }),
      () => bilal.weergaven.verwijderen({ params: { uuid } }),
    ])
      expect(await problemIn(poging())).toMatchObject({ status: 404 })
    const standaard = await problemIn(bilal.weergaven.standaardKiezen({ body: { weergave: uuid } }))
    expect(fieldsOf(standaard)).toEqual(['weergave'])
    expect(await lijst(bilal)).toEqual([])
    expect(await roos.weergaven.tonen({ params: { uuid } })).toMatchObject({ naam: 'Spoed', versie: 1 })
  })

  test('wat is gedeeld ziet wie bij die afdeling hoort, na zijn eigen, met van wie het is; een ander niet', async () => {
    await make(roos, 'Aanvragen', { gedeeldMet: burgerzaken })
    await make(bilal, 'Zelf gemaakt')
    const bijBilal = await lijst(bilal)
    expect(bijBilal.map(({ naam, eigen }) => [naam, eigen])).toEqual([
      ['Zelf gemaakt', true],
      ['Aanvragen', false],
    ])
    expect(bijBilal[1]).toMatchObject({ eigenaar: { naam: 'Roos' }, gedeeldMet: { naam: 'Burgerzaken' } })
    expect(await lijst(noor)).toEqual([])
  })

  test('alleen wie haar maakte wijzigt of verwijdert haar; een ander maakt een kopie', async () => {
    const { uuid, inhoud } = await make(roos, 'Spoed', { gedeeldMet: burgerzaken })
    for (const poging of [
      () => bilal.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, naam: 'Van mij' } }),
      () => bilal.weergaven.verwijderen({ params: { uuid } }),
    ])
      expect(await problemIn(poging())).toMatchObject({ status: 403, code: 'andermans-weergave' })
    const kopie = await make(bilal, 'Spoed', { inhoud })
    await bilal.weergaven.wijzigen({
      params: { uuid: kopie.uuid },
      body: { versie: 1, inhoud: { ...LEEG, zoek: 'xyz' } },
    })
    expect(await roos.weergaven.tonen({ params: { uuid } })).toMatchObject({ naam: 'Spoed', versie: 1, inhoud })
  })

  test('delen kan alleen met een afdeling of groep waar men zelf bij hoort', async () => {
    const vreemd = await problemIn(make(roos, 'Spoed', { gedeeldMet: belastingen }))
    expect(vreemd.invalidParams).toEqual([
      { name: 'gedeeldMet', code: 'geen-lid', reason: 'Kies een afdeling of groep waar u zelf bij hoort.' },
    ])
    const { uuid } = await make(roos, 'Spoed')
    const wijziging = roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, gedeeldMet: belastingen } })
    expect(fieldsOf(await problemIn(wijziging))).toEqual(['gedeeldMet'])
    expect(await lijst(noor)).toEqual([])
  })

  test('niet meer gedeeld is voor collega’s weg, ook als hun werklijst ermee opende', async () => {
    const { uuid } = await make(roos, 'Spoed', { gedeeldMet: burgerzaken })
    await bilal.weergaven.standaardKiezen({ body: { weergave: uuid } })
    expect(await lijst(bilal)).toMatchObject([{ uuid, standaard: true }])
    await roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, gedeeldMet: null } })
    expect(await lijst(bilal)).toEqual([])
    expect(await lijst(roos)).toMatchObject([{ uuid, gedeeldMet: null }])
  })

  test('een gedeelde weergave geeft niemand meer te zien: zij houdt filters vast, geen taken', async () => {
    const { uuid: vreemde } = await medewerker('Iemand anders', [belastingen])
    await app.client.klantcontacten.registreren({ body: klantcontact(vreemde) })
    const { inhoud } = await make(roos, 'Alles', { inhoud: { ...LEEG, lijst: 'alle' }, gedeeldMet: burgerzaken })
    const { lijst: welke, sorteer } = inhoud
    expect((await bilal.internetaken.lijst({ query: { lijst: welke as 'alle', sorteer } })).resultaten).toEqual([])
    expect(await lijst(bilal)).toMatchObject([{ inhoud: { lijst: 'alle' }, vervallen: [] }])
  })

  test('een applicatie heeft er geen, en zonder het recht ook een medewerker niet', async () => {
    expect(await problemIn(app.client.weergaven.lijst())).toMatchObject({ status: 403, code: 'geen-weergaven' })
    const { uuid } = await medewerker('Vera', [])
    const beheerder = await app.alsMedewerker(uuid, ['beheerder'])
    expect(await problemIn(beheerder.weergaven.lijst())).toMatchObject({ status: 403, code: 'geen-recht' })
  })
})

describe('waarmee de werklijst opent', () => {
  test('één weergave opent vanzelf: een andere kiezen vervangt haar, geen kiezen haalt haar weg', async () => {
    const [een, twee] = [await make(roos, 'Een'), await make(roos, 'Twee')]
    const gekozen = async () => (await lijst(roos)).filter(({ standaard }) => standaard).map(({ naam }) => naam)
    await roos.weergaven.standaardKiezen({ body: { weergave: een.uuid } })
    expect(await gekozen()).toEqual(['Een'])
    await roos.weergaven.standaardKiezen({ body: { weergave: twee.uuid } })
    expect(await gekozen()).toEqual(['Twee'])
    await roos.weergaven.standaardKiezen({ body: { weergave: null } })
    expect(await gekozen()).toEqual([])
  })

  test('een verwijderde weergave opent niet meer; de versie van een weergave blijft door kiezen gelijk', async () => {
    const { uuid } = await make(roos, 'Een')
    await roos.weergaven.standaardKiezen({ body: { weergave: uuid } })
    expect(await lijst(roos)).toMatchObject([{ versie: 1, standaard: true }])
    await roos.weergaven.verwijderen({ params: { uuid } })
    expect(await lijst(roos)).toEqual([])
  })
})

describe('wat niet meer past zegt dat, en breekt niets', () => {
  test('een afdeling die er niet meer is: de weergave zegt het met haar naam, en collega’s zien haar niet meer', async () => {
    const tijdelijk = await eenheid('Projectgroep')
    const een = await medewerker('Ella', [tijdelijk])
    const twee = await medewerker('Omar', [tijdelijk])
    const { uuid } = await make(een.client, 'Project', { gedeeldMet: tijdelijk })
    expect(await lijst(twee.client)).toHaveLength(1)
    await app.client.actoren.wijzigen({ params: { uuid: tijdelijk }, body: { indicatieActief: false } })
    expect(await lijst(een.client)).toMatchObject([{ vervallen: ['eenheid'], gedeeldMet: { naam: 'Projectgroep' } }])
    expect(await lijst(twee.client)).toEqual([])
    await app.pool.query('delete from actor where uuid = $1', [tijdelijk])
    expect(await lijst(een.client)).toMatchObject([
      { uuid, vervallen: ['eenheid'], gedeeldMet: { uuid: null, naam: 'Projectgroep' } },
    ])
    const hersteld = await een.client.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, gedeeldMet: null } })
    expect(hersteld).toMatchObject({ vervallen: [], gedeeldMet: null })
  })

  test('wie de afdeling verlaat deelt er niet meer mee, en ziet dat', async () => {
    const { uuid } = await make(roos, 'Spoed', { gedeeldMet: burgerzaken })
    await app.client.actoren.wijzigen({ params: { uuid: roosUuid }, body: { eenheden: [belastingen] } })
    expect(await lijst(roos)).toMatchObject([{ uuid, vervallen: ['lidmaatschap'] }])
    expect(await lijst(bilal)).toEqual([])
    const opgeslagen = roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, inhoud: LEEG } })
    expect(await opgeslagen).toMatchObject({ versie: 2 })
  })

  test('een filter dat er niet meer is wordt weggelaten tot de weergave weer wordt opgeslagen', async () => {
    const { uuid } = await make(roos, 'Oud', { inhoud: { ...LEEG, zoek: 'paspoort' } })
    await app.pool.query(
      `update weergave set inhoud = inhoud || '{"sorteer": "kleur", "vorm": "rond"}' where uuid = $1`,
      [uuid],
    )
    expect(await lijst(roos)).toMatchObject([{ vervallen: ['filter'], inhoud: { ...LEEG, zoek: 'paspoort' } }])
    const opgeslagen = roos.weergaven.wijzigen({ params: { uuid }, body: { versie: 1, inhoud: LEEG } })
    expect(await opgeslagen).toMatchObject({ vervallen: [] })
  })

  test('een label dat is verwijderd is een filter dat er niet meer is; zolang het er is blijft het', async () => {
    const { uuid: label } = await app.client.labels.maken({ body: { naam: 'Spoed' } })
    const inhoud = { ...LEEG, zoek: 'paspoort', label }
    const { uuid } = await make(roos, 'Gemerkt', { inhoud })
    expect(await lijst(roos)).toMatchObject([{ vervallen: [], inhoud }])
    await app.client.labels.verwijderen({ params: { uuid: label } })
    expect(await lijst(roos)).toMatchObject([{ uuid, vervallen: ['filter'], inhoud: { ...inhoud, label: null } }])
  })

  test('wie geen klantcontacten mag lezen hoort dat de lijst zonder opvolging niet kan', async () => {
    await app.client.toegang.rolBewaren({
      params: { naam: 'alleen-taken' },
      body: { rechten: ['toegang.ik', 'internetaken.lezen', 'weergaven.bewaren'] },
    })
    const beperkt = await app.alsMedewerker((await medewerker('Kim', [burgerzaken])).uuid, ['alleen-taken'])
    await make(roos, 'Zonder', { inhoud: { ...LEEG, lijst: 'zonder' }, gedeeldMet: burgerzaken })
    expect(await lijst(beperkt)).toMatchObject([{ naam: 'Zonder', vervallen: ['lijst'] }])
    expect(await lijst(roos)).toMatchObject([{ naam: 'Zonder', vervallen: [] }])
  })
})
