import { afterAll, beforeAll, expect, test } from 'vitest'
import { OPERATIONS, RECHTEN } from '../../app.ts'
import { fullName } from '../../platform/contract.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { rightTexts } from './werkplek/right-texts.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** Rights that only an application gets: no role has them until beheer says so. */
const VOOR_APPLICATIES = [
  'inkomend.leveren',
  'klantcontacten.vernietigen',
  'klanttaken.verwijderen',
  'oproepen.leveren',
  'zaken.melden',
  ...[
    'documenten.aanmaken',
    'documenten.bijwerken',
    'documenten.geforceerd-ontgrendelen',
    'documenten.vergrendelen',
    'documenten.verwijderen',
    'zaken.aanmaken',
    'zaken.geforceerd-bijwerken',
    'zaken.verwijderen',
  ].map((recht) => `zaakregister.${recht}`),
]

test('R28: elk recht zit in een rol, of is bedoeld voor applicaties', async () => {
  const { resultaten } = await app.client.toegang.rollen()
  const uitgedeeld = new Set([...resultaten.flatMap(({ rechten }) => rechten), ...VOOR_APPLICATIES])
  expect(RECHTEN.filter((recht) => !uitgedeeld.has(recht))).toEqual([])
})

test('R28: van elk recht, en van geen ander, staat er in gewone woorden wat het mag', () => {
  for (const texts of [rightTexts.nl, rightTexts.en]) {
    expect(Object.keys(texts).sort()).toEqual([...RECHTEN].sort())
    for (const text of Object.values(texts)) expect(text).toMatch(/ /)
    expect(new Set(Object.values(texts)).size).toBe(RECHTEN.length)
  }
})

test('docs/rechten.md zegt wat elke rol mag (bijwerken: npx vitest run src/inrichting/toegang/rechten.test.ts -u)', async () => {
  const { resultaten: rollen } = await app.client.toegang.rollen()
  const bewerkingen = (recht: string) =>
    OPERATIONS.filter(({ operation }) => operation.right === recht)
      .map((bound) => `\`${fullName(bound)}\``)
      .join(', ')
  const rij = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    rij(['recht', ...rollen.map(({ naam }) => naam), 'bewerkingen van de Balie API']),
    rij(['---', ...rollen.map(() => ':-:'), '---']),
    ...RECHTEN.map((recht) =>
      rij([`\`${recht}\``, ...rollen.map(({ rechten }) => (rechten.includes(recht) ? 'ja' : '')), bewerkingen(recht)]),
    ),
  ]
  const text = [
    '# Wat elke rol mag',
    '',
    'Gemaakt door `src/inrichting/toegang/rechten.test.ts`; niet met de hand wijzigen. Dit zijn de rollen van een nieuwe installatie: beheer kan ze wijzigen.',
    'Een applicatie heeft geen rol maar eigen rechten.',
    '',
    ...rollen.map(({ naam, omschrijving }) => `- **${naam}**: ${omschrijving}`),
    '',
    ...table,
    '',
  ]
  await expect(text.join('\n')).toMatchFileSnapshot('../../../docs/rechten.md')
})

test('R28: een rol of applicatie krijgt alleen rechten die er zijn: die van Mijn heeft alleen een sessie', async () => {
  const { toegang } = app.client
  for (const recht of ['mijn.overzicht', 'klantcontacten.registreeren']) {
    const name = 'rechten.1'
    const rechten = ['toegang.ik', recht]
    const expected = [{ name, code: 'onbekend', reason: `Het recht ${recht} bestaat niet.` }]
    const asRol = toegang.rolBewaren({ params: { naam: 'test' }, headers: {}, body: { rechten } })
    expect((await problemIn(asRol)).invalidParams).toMatchObject(expected)
    const asApplicatie = toegang.applicatieMaken({ body: { naam: 'test', rechten } })
    expect((await problemIn(asApplicatie)).invalidParams).toMatchObject(expected)
  }
})
