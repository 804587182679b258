import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paginate, startBron } from '../../../run/testing/bron.ts'
import { problemIn } from '../../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'

const AFDELINGEN = `identificatie;naam;soort;email
burgerzaken;Burgerzaken;afdeling;burgerzaken@example.org
havens;Havens en vaarwegen;afdeling;
storing;Storingsdienst;groep;storing@example.org
`
const MEDEWERKERS = `identificatie;naam;email;afdelingen;groepen
jbos;Jan Bos;j.bos@example.org;Burgerzaken|havens;Storingsdienst
advries;Anneke de Vries;a.devries@example.org;burgerzaken;
`

describe('inlezen uit CSV', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startTestApp()
  })
  afterEach(() => app.stop())

  const read = (
    soort: 'medewerkers' | 'afdelingen',
    inhoud: string | Uint8Array,
    extra: { proef?: boolean; compleet?: boolean } = {},
  ) =>
    app.client.actoren.inlezen({
      body: { soort, inhoud: Buffer.from(inhoud).toString('base64'), proef: false, ...extra },
    })
  const codes = (lijst: readonly { code: string }[]) => lijst.map(({ code }) => code)
  const actorWith = async (objectId: string) => (await app.client.actoren.lijst({ query: { objectId } })).resultaten[0]

  test('eerst op proef: het verslag zegt wat er gaat gebeuren, en er is niets veranderd', async () => {
    const verslag = await read('afdelingen', AFDELINGEN, { proef: true })
    expect(verslag).toMatchObject({ proef: true, gewijzigd: [], uitgezet: [], ongewijzigd: 0 })
    expect(codes(verslag.nieuw)).toEqual(['burgerzaken', 'havens', 'storing'])
    expect((await app.client.actoren.lijst()).resultaten).toEqual([])
    expect((await app.client.wijzigingen.lijst()).resultaten).toEqual([])
  })

  test('medewerkers komen in hun afdelingen en groepen, op code of op naam; nog eens inlezen verandert niets', async () => {
    await read('afdelingen', AFDELINGEN)
    await read('medewerkers', MEDEWERKERS)
    expect(await actorWith('jbos')).toMatchObject({
      naam: 'Jan Bos',
      emailadres: 'j.bos@example.org',
      soortActor: 'medewerker',
      actoridentificator: { codeObjecttype: 'mdw', codeRegister: 'obj', codeSoortObjectId: 'idf' },
      eenheden: [{ naam: 'Burgerzaken' }, { naam: 'Havens en vaarwegen' }, { naam: 'Storingsdienst' }],
    })
    expect(await read('medewerkers', MEDEWERKERS)).toMatchObject({ nieuw: [], gewijzigd: [], ongewijzigd: 2 })
  })

  test('alleen wat in het bestand staat verandert: een kolom die er niet is blijft zoals hij was', async () => {
    await read('afdelingen', AFDELINGEN)
    await read('medewerkers', MEDEWERKERS)
    const { gewijzigd, ongewijzigd } = await read(
      'medewerkers',
      'identificatie;naam\njbos;Jan Bosch\nadvries;Anneke de Vries\n',
    )
    expect(ongewijzigd).toBe(1)
    expect(gewijzigd).toEqual([
      {
        soort: 'medewerker',
        code: 'jbos',
        naam: 'Jan Bosch',
        velden: [{ veld: 'naam', van: 'Jan Bos', naar: 'Jan Bosch' }],
      },
    ])
    expect(await actorWith('jbos')).toMatchObject({ emailadres: 'j.bos@example.org', eenheden: { length: 3 } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'actor' } })
    expect(resultaten[0]).toMatchObject({ naam: 'Jan Bosch', actie: 'gewijzigd', velden: gewijzigd[0]?.velden })
  })

  test('wie in een compleet bestand ontbreekt wordt uitgezet en niet verwijderd, en komt terug als hij er weer in staat', async () => {
    await read('afdelingen', AFDELINGEN)
    await read('medewerkers', MEDEWERKERS)
    const zonderJan = MEDEWERKERS.split('\n')
      .filter((regel) => !regel.startsWith('jbos'))
      .join('\n')
    expect(codes((await read('medewerkers', zonderJan)).uitgezet)).toEqual([])
    expect(codes((await read('medewerkers', zonderJan, { compleet: true })).uitgezet)).toEqual(['jbos'])
    expect(await actorWith('jbos')).toMatchObject({ indicatieActief: false })
    expect(await actorWith('burgerzaken')).toMatchObject({ indicatieActief: true })
    await read('medewerkers', MEDEWERKERS, { compleet: true })
    expect(await actorWith('jbos')).toMatchObject({ indicatieActief: true })
  })

  test('een fout kost niet meer dan het veld of de regel waarin zij staat, en wordt genoemd met regel en kolom', async () => {
    await read('afdelingen', AFDELINGEN)
    await read('medewerkers', MEDEWERKERS)
    const bestand = `identificatie;naam;email;afdelingen
jbos;Jan Bosch;geen adres;burgerzaken
;Piet;p@example.org;
advries;;;havens
jbos;Nog een Jan;;
nieuw;Noor Nieuw;noor@example.org;havens|onbekend
los;Lies;Los;lies@example.org;havens
`
    const { nieuw, gewijzigd, uitgezet, waarschuwingen } = await read('medewerkers', bestand, { compleet: true })
    expect([codes(nieuw), codes(gewijzigd), codes(uitgezet)]).toEqual([['nieuw'], ['jbos'], []])
    expect(waarschuwingen).toEqual([
      'regel 2, kolom email: Dit is geen geldig e-mailadres. Dit veld blijft zoals het was.',
      'regel 3, kolom identificatie: Dit veld mag niet leeg zijn. Dit is overgeslagen.',
      'regel 4, kolom naam: Dit veld mag niet leeg zijn. Dit is overgeslagen.',
      'regel 5, kolom identificatie: Deze staat ook bij regel 2. Dit is overgeslagen.',
      'regel 7: Deze regel heeft meer kolommen dan de kop. Dit is overgeslagen.',
      'regel 6: onbekend is hier geen afdeling. De eigen afdelingen en groepen blijven.',
      'Er zijn geen medewerkers uitgezet, want niet van alle is te lezen om wie het gaat.',
    ])
    expect(await actorWith('jbos')).toMatchObject({ naam: 'Jan Bosch', emailadres: 'j.bos@example.org' })
    expect(await actorWith('advries')).toMatchObject({ naam: 'Anneke de Vries', indicatieActief: true })
    expect(await actorWith('nieuw')).toMatchObject({ eenheden: [{ naam: 'Havens en vaarwegen' }] })
  })

  test('wie op een foute regel staat wordt niet uitgezet, en wie ontbreekt wel', async () => {
    await read('afdelingen', AFDELINGEN)
    const bestand = 'identificatie;naam;soort\nburgerzaken;;afdeling\nstoring;Storingsdienst;team\nnieuw;Nieuw;groep'
    const verslag = await read('afdelingen', bestand, { compleet: true })
    expect([codes(verslag.nieuw), codes(verslag.uitgezet)]).toEqual([['nieuw'], ['havens']])
  })

  test('een afdeling met een tikfout haalt niemand uit zijn afdeling', async () => {
    await read('afdelingen', AFDELINGEN)
    await read('medewerkers', MEDEWERKERS)
    await read('medewerkers', 'identificatie;naam;afdelingen\njbos;Jan Bos;Burgerzakne|havens')
    expect(await actorWith('jbos')).toMatchObject({ eenheden: { length: 3 } })
  })

  test('is geen regel te gebruiken, dan komen alle fouten tegelijk en verandert er niets', async () => {
    const { invalidParams } = await problemIn(read('afdelingen', 'identificatie;naam;soort\nx;;groep\n;Y;team'))
    expect(invalidParams?.map(({ name, code }) => [name, code])).toEqual([
      ['regel 2, kolom naam', 'leeg'],
      ['regel 3, kolom soort', 'onbekende-keuze'],
      ['regel 3, kolom identificatie', 'leeg'],
    ])
  })

  test('een bestand uit een rekenblad komt goed binnen: windows-1252, komma’s, aanhalingstekens, regeleinden', async () => {
    const tekst =
      'Identificatie,Naam,Soort\r\nsd,"Sociaal domein, jeugd & gezin",afdeling\r\ncoor,Co\u00f6rdinatie \u2013 caf\u00e9,groep\r\n\r\n,,\r\n'
    const bytes = Buffer.from(tekst.replace('\u2013', '\u0096'), 'latin1')
    expect(codes((await read('afdelingen', bytes)).nieuw)).toEqual(['sd', 'coor'])
    expect(await actorWith('sd')).toMatchObject({ naam: 'Sociaal domein, jeugd & gezin' })
    expect(await actorWith('coor')).toMatchObject({ naam: 'Coördinatie – café' })
    expect(await read('afdelingen', `\uFEFF${tekst}`)).toMatchObject({ nieuw: [], gewijzigd: [], ongewijzigd: 2 })
  })

  const RIJEN = [
    ['identificatie', 'naam', 'soort'],
    ['tuin', 'Tuin', 'afdeling'],
    ['weg', 'Weg', 'groep'],
  ]
  const metTussen = (tussen: string, achter = '') => RIJEN.map((rij) => rij.join(tussen) + achter).join('\r\n')
  test.each<[string, string | Buffer]>([
    ['een ; achter elke regel', metTussen(';', ';')],
    ['lege kolommen achter elke regel, ook zonder kop', metTussen(';', ';;;')],
    ['lege kolommen alleen achter de regels', metTussen(';').replaceAll(/(afdeling|groep)/g, '$1;;')],
    ['een eerste regel sep=;', `sep=;\r\n${metTussen(';')}`],
    ['een eerste regel sep=, met de kolommen erachter', `"sep=,",,\r\n${metTussen(',')}`],
    ['een tab tussen de kolommen', metTussen('\t')],
    ['een streep tussen de kolommen', metTussen('|')],
    ['Unicode-tekst uit Excel', Buffer.from(`\uFEFF${metTussen('\t')}`, 'utf16le')],
    ['Unicode-tekst met de bytes andersom', Buffer.from(`\uFEFF${metTussen('\t')}`, 'utf16le').swap16()],
  ])('%s is hetzelfde bestand', async (_, inhoud) => {
    await read('afdelingen', metTussen(';'))
    expect(await read('afdelingen', inhoud)).toMatchObject({ nieuw: [], gewijzigd: [], ongewijzigd: 2 })
  })

  test('een kolom zonder naam waarin iets staat, en een fout onder sep=;, worden genoemd met hun regel', async () => {
    const zonderNaam = await problemIn(read('afdelingen', 'identificatie;naam;soort;\nx;Y;groep;Z'))
    expect(zonderNaam.invalidParams).toMatchObject([{ name: 'regel 1, kolom 4', code: 'onbekend' }])
    const onderSep = await problemIn(read('afdelingen', 'sep=;\nidentificatie;naam;soort\nx;;groep'))
    expect(onderSep.invalidParams).toMatchObject([{ name: 'regel 3, kolom naam', code: 'leeg' }])
  })

  test.each([
    ['een leeg bestand', '', 'leeg'],
    ['alleen een kop', 'identificatie;naam;soort', 'leeg'],
    ['een kop zonder soort', 'identificatie;naam\nx;Y', 'verplicht'],
    ['een onbekende kolom', 'identificatie;naam;soort;kleur\nx;Y;groep;rood', 'onbekend'],
    ['een dubbele kolom', 'identificatie;naam;soort;naam\nx;Y;groep;Z', 'uniek'],
    ['een regel met te veel kolommen', 'identificatie;naam;soort\nx;Y;groep;Z', 'te-veel'],
    ['een soort die niet bestaat', 'identificatie;naam;soort\nx;Y;team', 'onbekende-keuze'],
    ['een aanhalingsteken te weinig', 'identificatie;naam;soort\nx;"Y;groep', 'ongeldig'],
    ['een nulteken', 'identificatie;naam;soort\nx;Y\u0000;groep', 'ongeldig-teken'],
    ['een spreadsheet in plaats van CSV', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', 'verplicht'],
  ])('%s wordt geweigerd met de reden', async (_, inhoud, code) => {
    const probleem = await problemIn(read('afdelingen', inhoud))
    expect(probleem).toMatchObject({ status: 400 })
    expect(probleem.invalidParams?.map((fout) => fout.code)).toContain(code)
  })

  test('R28: wie actoren alleen mag lezen kan niets inlezen', async () => {
    const { actoren } = await app.als({ rechten: ['actoren.lezen'] })
    const poging = actoren.inlezen({ body: { soort: 'afdelingen', inhoud: 'eA==' } })
    expect(await problemIn(poging)).toMatchObject({ status: 403 })
  })

  test('duizend medewerkers kosten evenveel opdrachten aan de database als één', async () => {
    await read('afdelingen', AFDELINGEN)
    const bestand = (aantal: number) =>
      `identificatie;naam;afdelingen\n${Array.from({ length: aantal }, (_, i) => `m${i};Medewerker ${i};havens`).join('\n')}`
    const een = await app.statementsOf(() => read('medewerkers', bestand(1)))
    const duizend = await app.statementsOf(() => read('medewerkers', bestand(1000)))
    expect(duizend.length).toBe(een.length)
  })
})

describe('overnemen uit de Objects API', () => {
  const typeUrl = (soort: string) => `http://objecttypes.example/api/v2/objecttypes/${soort}`
  let register: Record<string, unknown[]>
  let app: TestApp
  let bron: Awaited<ReturnType<typeof startBron>>

  beforeAll(async () => {
    bron = await startBron((url, { headers }) => {
      if (url.pathname !== '/api/v2/objects') return 404
      if (headers.authorization !== 'Token geheim') return 401
      const soort = url.searchParams.get('type')?.split('/').at(-1) ?? ''
      const objecten = (register[soort] ?? []).map((data, index) => ({
        url: `${url.origin}/api/v2/objects/${index}`,
        uuid: `0000000${index}-0000-4000-8000-000000000000`,
        type: typeUrl(soort),
        record: { index: 1, typeVersion: 1, startAt: '2026-01-01', data },
      }))
      return paginate(objecten, url, 2)
    })
    app = await startTestApp({
      OBJECTEN_URL: `${bron.url}/api/v2/`,
      OBJECTEN_TOKEN: 'geheim',
      OBJECTEN_TYPE_MEDEWERKER: typeUrl('medewerker'),
      OBJECTEN_TYPE_AFDELING: typeUrl('afdeling'),
      OBJECTEN_TYPE_GROEP: typeUrl('groep'),
    })
  })
  beforeEach(() => {
    register = {
      afdeling: [
        { identificatie: 'bz', naam: 'Burgerzaken', email: 'bz@example.org' },
        { identificatie: 'or', naam: 'Openbare Ruimte' },
      ],
      groep: [{ identificatie: 'st', naam: 'Storingsdienst' }],
      medewerker: [
        {
          identificatie: 'jbos',
          voornaam: 'Jan',
          voorvoegselAchternaam: 'van den',
          achternaam: 'Bos',
          emails: [{ naam: 'werk', email: 'j.bos@example.org' }],
          telefoonnummers: [{ naam: 'werk', telefoonnummer: '0201234567' }],
          afdelingen: [{ afdelingnaam: 'Burgerzaken' }],
          groepen: [{ groepsnaam: 'Storingsdienst' }],
        },
        {
          identificatie: 'kmol',
          volledigeNaam: 'Karin Mol',
          email: 'k.mol@example.org',
          afdelingen: [{ afdelingnaam: 'Weg' }],
        },
        { voornaam: 'Zonder', achternaam: 'Code' },
      ],
    }
  })
  afterAll(async () => {
    await app.stop()
    await bron.stop()
  })

  const takeOver = (proef = false) => app.client.actoren.overnemen({ body: { proef } })

  test('afdelingen, groepen en medewerkers komen met hun lidmaatschap, ook als zij in één keer nieuw zijn', async () => {
    const verslag = await takeOver()
    expect(verslag.nieuw.map(({ code }) => code)).toEqual(['bz', 'or', 'st', 'jbos', 'kmol'])
    expect(verslag.waarschuwingen).toEqual([
      expect.stringContaining('identificatie'),
      expect.stringContaining('Weg is hier geen afdeling'),
      expect.stringContaining('geen medewerkers uitgezet'),
    ])
    const { resultaten } = await app.client.actoren.lijst({ query: { objectId: 'jbos' } })
    expect(resultaten).toMatchObject([
      {
        naam: 'Jan van den Bos',
        emailadres: 'j.bos@example.org',
        telefoonnummer: '0201234567',
        eenheden: [{ naam: 'Burgerzaken' }, { naam: 'Storingsdienst' }],
      },
    ])
  })

  test('een tweede keer verandert alleen wat daar veranderd is; wie daar weg is gaat hier uit', async () => {
    await takeOver()
    expect(await takeOver()).toMatchObject({ nieuw: [], gewijzigd: [], uitgezet: [], ongewijzigd: 5 })
    register.medewerker = register.medewerker?.slice(0, 1) ?? []
    register.afdeling = [
      { identificatie: 'bz', naam: 'Publiekszaken', email: 'bz@example.org' },
      register.afdeling?.[1],
    ]
    const { gewijzigd, uitgezet } = await takeOver()
    // The object of jbos still has the old name of the afdeling, and he stays in it.
    expect(gewijzigd.map(({ code, velden }) => [code, velden.map(({ veld }) => veld)])).toEqual([['bz', ['naam']]])
    expect(uitgezet.map(({ code }) => code)).toEqual(['kmol'])
  })

  test('een proef verandert niets, ook al worden nieuwe afdelingen en hun medewerkers samen bekeken', async () => {
    register.afdeling?.push({ identificatie: 'nw', naam: 'Nieuwbouw' })
    register.medewerker?.push({
      identificatie: 'nmw',
      volledigeNaam: 'Noor Meijer',
      afdelingen: [{ afdelingnaam: 'Nieuwbouw' }],
    })
    const verslag = await takeOver(true)
    expect(verslag.nieuw.map(({ code }) => code)).toEqual(expect.arrayContaining(['nw', 'nmw']))
    expect(verslag.waarschuwingen.join()).not.toContain('Nieuwbouw')
    expect((await app.client.actoren.lijst({ query: { objectId: 'nw' } })).resultaten).toEqual([])
  })

  test('een tikfout in een object kost niet meer dan dat veld, en zet niemand uit', async () => {
    await takeOver()
    register.afdeling = [
      { identificatie: 'bz', naam: 'Burgerzaken', email: 'bz@example.org; balie@example.org' },
      { identificatie: 'or', naam: '' },
    ]
    register.medewerker = [
      {
        identificatie: 'jbos',
        volledigeNaam: 'Jan Bosch',
        emails: [{ email: 'jan@example.org (werk)' }, { email: 'jan@example.org' }],
        telefoonnummers: '0201234567',
        functie: 'Medewerker vergunningen, toezicht en handhaving',
      },
      { identificatie: 'kmol', volledigeNaam: 'Karin Mol', email: 7, afdelingen: [{ afdelingnaam: 'Burgerzakne' }] },
    ]
    const { uitgezet, waarschuwingen } = await takeOver()
    expect(uitgezet).toEqual([])
    expect(waarschuwingen).toEqual([
      expect.stringMatching(/^afdeling, object \S+, emailadres: .* Dit veld blijft zoals het was.$/),
      expect.stringMatching(/^afdeling, object \S+, naam: .* Dit is overgeslagen.$/),
      expect.stringMatching(/^medewerker, object \S+, functie: Dit is ingekort tot 40 tekens.$/),
      expect.stringMatching(/^medewerker, object \S+, telefoonnummer: .* Dit veld blijft zoals het was.$/),
      expect.stringMatching(/^medewerker, object \S+, emailadres: .* Dit veld blijft zoals het was.$/),
      expect.stringMatching(/Burgerzakne is hier geen afdeling/),
    ])
    const { resultaten } = await app.client.actoren.lijst({ query: { soortActor: 'medewerker' } })
    expect(resultaten).toMatchObject([
      { naam: 'Jan Bosch', emailadres: 'jan@example.org', telefoonnummer: '0201234567' },
      { naam: 'Karin Mol', emailadres: 'k.mol@example.org' },
    ])
  })

  test('een register dat niets geeft zet niet iedereen uit', async () => {
    register.medewerker = []
    expect(await problemIn(takeOver())).toMatchObject({ status: 502, code: 'bron-onbereikbaar' })
  })

  test('zonder ingestelde Objects API zegt Balie dat er geen is', async () => {
    const zonder = await startTestApp()
    const probleem = await problemIn(zonder.client.actoren.overnemen({ body: { proef: true } }))
    await zonder.stop()
    expect(probleem).toMatchObject({ status: 409, code: 'geen-objecten-api' })
  })
})
