import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let sanne: string
let joris: string

beforeAll(async () => {
  app = await startTestApp()
  const actor = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'medewerker' } })).uuid
  sanne = await actor('Sanne')
  joris = await actor('Joris')
})
afterAll(() => app.stop())

const makeLabel = (naam: string) => app.client.labels.maken({ body: { naam } })

const makeTask = async (onderwerp: string, actor = sanne) => {
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(actor, {
      onderwerp,
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [actor] }] },
    }),
  })
  return { taak: contact.opvolging.internetaken[0]?.uuid ?? '', contact: contact.uuid }
}

const label = (taken: string[], erbij: string[], eraf: string[] = []) =>
  app.client.internetaken.labelen({ body: { taken, erbij, eraf } })

const namesOf = async (uuid: string) =>
  (await app.client.internetaken.tonen({ params: { uuid } })).labels.map(({ naam }) => naam)

describe('labels beheren', () => {
  test('toevoegen, hernoemen en verwijderen; een naam bestaat één keer, ook met andere hoofdletters', async () => {
    const { uuid } = await makeLabel('Spoed')
    expect(await problemIn(makeLabel('SPOED'))).toMatchObject({ status: 409, code: 'label-bestaat-al' })
    expect(await problemIn(makeLabel('   '))).toMatchObject({ status: 400, invalidParams: [{ name: 'naam' }] })
    await app.client.labels.wijzigen({ params: { uuid }, body: { naam: 'Dringend' } })
    expect((await app.client.labels.lijst()).resultaten).toEqual([{ uuid, naam: 'Dringend' }])
    await app.client.labels.verwijderen({ params: { uuid } })
    expect((await app.client.labels.lijst()).resultaten).toEqual([])
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'label' } })
    expect(resultaten.map(({ actie, naam }) => [actie, naam])).toEqual([
      ['verwijderd', 'Dringend'],
      ['gewijzigd', 'Dringend'],
      ['gemaakt', 'Spoed'],
    ])
  })

  test('R28: alleen beheer maakt ze; wie taken ziet, ziet ze', async () => {
    const behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
    expect(await problemIn(behandelaar.labels.maken({ body: { naam: 'Van mij' } }))).toMatchObject({ status: 403 })
    expect((await behandelaar.labels.lijst()).resultaten).toEqual([])
    // Beheer keeps them without seeing any task.
    const beheerder = await app.alsMedewerker(joris, ['beheerder'])
    expect((await beheerder.labels.lijst()).resultaten).toEqual([])
  })

  test('er zijn er hoogstens vijftig', async () => {
    const { resultaten } = await app.client.labels.lijst()
    for (let index = resultaten.length; index < 50; index++) await makeLabel(`Label ${index}`)
    expect(await problemIn(makeLabel('Nog een'))).toMatchObject({ status: 409, code: 'te-veel-labels' })
    await app.pool.query('delete from label')
  })
})

describe('labels op taken', () => {
  test('R16: op veel taken tegelijk, erbij en eraf; nog een keer verandert niets, en een verwijderd label is overal weg', async () => {
    const [spoed, wacht] = [await makeLabel('Spoed'), await makeLabel('Wacht op leverancier')]
    const taken = [(await makeTask('Paspoort')).taak, (await makeTask('Rijbewijs')).taak]
    expect(await label(taken, [wacht.uuid, spoed.uuid])).toEqual({ aantal: 2 })
    await label(taken, [spoed.uuid])
    expect(await namesOf(taken[0] ?? '')).toEqual(['Spoed', 'Wacht op leverancier'])
    await label(taken, [], [wacht.uuid])
    expect(await namesOf(taken[1] ?? '')).toEqual(['Spoed'])
    await app.client.labels.verwijderen({ params: { uuid: spoed.uuid } })
    expect(await namesOf(taken[0] ?? '')).toEqual([])
  })

  test('een label of taak die er niet is wordt genoemd, en dan gebeurt er niets', async () => {
    const { uuid } = await makeLabel('Terugkerend')
    const { taak } = await makeTask('Boom')
    expect(await problemIn(label([taak], [uuid, taak]))).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'erbij.1', code: 'onbekend' }],
    })
    expect(await problemIn(label([taak, uuid], [uuid]))).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'taken.1', code: 'onbekend' }],
    })
    expect(await namesOf(taak)).toEqual([])
  })

  test('R28: wie een taak niet ziet, zet er geen label op en vindt haar er niet mee', async () => {
    const { uuid } = await makeLabel('Verborgen')
    const { taak } = await makeTask('Van Joris', joris)
    const ander = await app.alsMedewerker(sanne, ['behandelaar'])
    const body = { taken: [taak], erbij: [uuid] }
    expect(await problemIn(ander.internetaken.labelen({ body }))).toMatchObject({
      invalidParams: [{ name: 'taken.0', code: 'onbekend' }],
    })
    await label([taak], [uuid])
    const found = (client: Pick<TestApp['client'], 'internetaken'>) =>
      client.internetaken.lijst({ query: { lijst: 'alle', label: uuid } })
    expect((await found(ander)).resultaten).toEqual([])
    expect((await found(app.client)).resultaten).toHaveLength(1)
    const eigenaar = await app.alsMedewerker(joris, ['behandelaar'])
    expect((await found(eigenaar)).resultaten).toMatchObject([{ labels: [{ naam: 'Verborgen' }] }])
  })

  test('het kost evenveel statements voor een taak als voor twintig', async () => {
    const { uuid } = await makeLabel('Veel')
    const taken: string[] = []
    for (let index = 0; index < 20; index++) taken.push((await makeTask('Veel')).taak)
    const cost = async (own: string[]) => (await app.statementsOf(() => label(own, [uuid]))).length
    expect(await cost(taken)).toBe(await cost(taken.slice(0, 1)))
  })
})

describe('filteren in de werklijst', () => {
  const zoek = async (filters: object) => {
    const body = { lijst: 'alle', status: 'te_verwerken', aantal: 100, ...filters } as const
    return (await app.client.internetaken.zoeken({ body })).resultaten.map(
      ({ klantcontact: { onderwerp } }) => onderwerp,
    )
  }

  test('R10: op woorden in het onderwerp zoals het nu luidt, ook samen met een label en andere filters', async () => {
    const { uuid } = await makeLabel('Filter')
    const [lamp, ander] = [await makeTask('Kapotte lantaarnpaal'), await makeTask('Lantaarnpalen tellen', joris)]
    const { contact } = await makeTask('Iets met een stoep')
    await label([lamp.taak], [uuid])
    expect((await zoek({ onderwerp: 'lantaarnpaal' })).sort()).toEqual(['Kapotte lantaarnpaal', 'Lantaarnpalen tellen'])
    expect(await zoek({ onderwerp: 'lantaarnpaal', label: uuid })).toEqual(['Kapotte lantaarnpaal'])
    expect(await zoek({ onderwerp: 'lantaarnpaal', behandelaar: joris })).toEqual(['Lantaarnpalen tellen'])
    expect(await zoek({ onderwerp: 'lantaarnpaal', label: uuid, behandelaar: joris })).toEqual([])
    const body = { onderwerp: 'Zwerfvuil', reden: 'Verkeerd verstaan' }
    await app.client.klantcontacten.corrigeren({ params: { uuid: contact }, body })
    expect([await zoek({ onderwerp: 'zwerfvuil' }), await zoek({ onderwerp: 'stoep' })]).toEqual([['Zwerfvuil'], []])
    await app.client.internetaken.afronden({ params: { uuid: ander.taak }, body: {} })
    expect(await zoek({ onderwerp: 'lantaarnpaal' })).toEqual(['Kapotte lantaarnpaal'])
  })

  test('wat alleen in de tekst staat hoort niet bij het onderwerp', async () => {
    await app.client.klantcontacten.registreren({
      body: klantcontact(sanne, { onderwerp: 'Vraag', inhoud: 'Het gaat over een rotonde.' }),
    })
    expect(await zoek({ onderwerp: 'rotonde' })).toEqual([])
  })

  test('zonder woorden en zonder onderwerp is er niets te zoeken', async () => {
    expect(await problemIn(app.client.internetaken.zoeken({ body: { label: sanne } }))).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'zoek', code: 'verplicht' }],
    })
  })
})
