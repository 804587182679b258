import { afterAll, beforeAll, expect, test } from 'vitest'
import { klantcontact, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { standardTextChoices, standardTextGroups } from './werkplek/choices.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const make = (naam: string, extra: object = {}) =>
  app.client.standaardantwoorden.maken({ body: { naam, tekst: 'Beste {klant},', ...extra } })

test('een tekst kan over een onderwerp gaan; wie registreert krijgt alle teksten, die over dit onderwerp eerst', async () => {
  await make('Algemeen')
  await make('Reisdocument', { onderwerp: 'páspoort' })
  await make('Afval', { onderwerp: 'container' })
  const { resultaten } = await app.client.standaardantwoorden.standaardteksten()
  expect(resultaten.map(({ onderwerp }) => onderwerp).sort()).toEqual(['', 'container', 'páspoort'])
  const choices = standardTextChoices(resultaten, 'Paspoort verlengen', standardTextGroups.nl)
  expect(choices.map(({ label, group }) => [group, label])).toEqual([
    ['Over dit onderwerp', 'Reisdocument'],
    ['Voor elk onderwerp', 'Algemeen'],
    ['Over iets anders', 'Afval'],
  ])
})

test('zonder onderwerpen is het een gewone lijst', () => {
  const text = { uuid: 'a', naam: 'Algemeen', onderwerp: '', tekst: '' }
  expect(standardTextChoices([text], 'Paspoort', standardTextGroups.nl)).toEqual([{ value: 'a', label: 'Algemeen' }])
})

test('wie een taak beantwoordt ziet waar elke tekst over gaat', async () => {
  const { uuid } = await app.client.actoren.maken({ body: { naam: 'Sanne', soortActor: 'medewerker' } })
  const contact = await app.client.klantcontacten.registreren({ body: klantcontact(uuid) })
  const sanne = await app.alsMedewerker(uuid, ['behandelaar'])
  const taak = contact.opvolging.internetaken[0]?.uuid ?? ''
  const { standaardantwoorden } = await sanne.klantberichten.antwoordvorm({ params: { uuid: taak } })
  expect(standaardantwoorden).toContainEqual(expect.objectContaining({ naam: 'Afval', onderwerp: 'container' }))
})

test('een ondertekening geldt voor elk onderwerp', async () => {
  const refused = { status: 400, invalidParams: [{ name: 'onderwerp', code: 'niet-toegestaan' }] }
  expect(await problemIn(make('Groet', { soort: 'ondertekening', onderwerp: 'paspoort' }))).toMatchObject(refused)
  const { uuid } = await make('Over bomen', { onderwerp: 'boom' })
  const change = app.client.standaardantwoorden.wijzigen({ params: { uuid }, body: { soort: 'ondertekening' } })
  expect(await problemIn(change)).toMatchObject(refused)
})
