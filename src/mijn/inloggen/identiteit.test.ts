import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { openTo } from './bezoek.ts'
import { hoedanighedenOf } from './identiteit.ts'
import { readMiddelen } from './middelen.ts'

const ALLE = readMiddelen('digid,eherkenning,eidas,digid-machtigen,bewindvoering', {})

const read = (sleutel: string, userinfo: object, middelen = ALLE) => {
  const middel = middelen.find((one) => one.sleutel === sleutel)
  if (!middel) throw new Error(sleutel)
  return hoedanighedenOf(middel, { userinfo })
}

const KVK = 'urn:etoegang:1.9:EntityConcernedID:KvKnr'
const ONDERNEMING = { 'urn:etoegang:core:LegalSubjectID': '68750110', namequalifier: KVK }
const EH3 = { acr: 'urn:etoegang:core:assurance-class:loa3' }

describe('R1: wat de inlogdienst zegt, gelezen als hoedanigheid', () => {
  test('DigiD: een BSN, ook met de sectorcode ervoor, met het niveau', () => {
    const acr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'
    const wanted = [
      { soort: 'burger', klant: { soort: 'bsn', waarde: '999993653' }, niveau: 'substantieel', middel: 'digid' },
    ]
    expect(read('digid', { bsn: '999993653', acr })).toEqual(wanted)
    expect(read('digid', { bsn: 's00000000:999993653', acr })).toEqual(wanted)
  })

  test.each([
    ['een nummer dat niet klopt', { bsn: '123456789' }],
    ['een ander sectornummer', { bsn: 's00000001:999993653' }],
    ['niets', {}],
    ['een lijst', { bsn: ['999993653', '999993847'] }],
  ])('DigiD met %s logt niemand in', (_wat, claims) => {
    expect(read('digid', claims)).toEqual([])
  })

  test.each([
    ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport', 'laag'],
    ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract', 'laag'],
    ['urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI', 'hoog'],
    ['http://eidas.europa.eu/LoA/substantial', 'substantieel'],
    ['iets anders', 'onbepaald'],
    ['toString', 'onbepaald'],
    [undefined, 'onbepaald'],
  ])('het niveau %s is %s', (acr, niveau) => {
    expect(read('digid', { bsn: '999993653', acr })[0]?.niveau).toBe(niveau)
  })

  describe('eIDAS', () => {
    const PSEUDO = 'urn:etoegang:1.12:EntityConcernedID:PseudoID'
    const BSN_CLAIM = 'urn:etoegang:1.12:EntityConcernedID:BSN'
    const naam = {
      'urn:etoegang:1.9:attribute:FirstName': 'Jürgen',
      'urn:etoegang:1.9:attribute:FamilyName': 'Beispiel',
    }
    const burger = (klant: object) => [
      { soort: 'burger', middel: 'eidas', klant: { ...klant, naam: 'Jürgen Beispiel' } },
    ]

    test.each([
      ['met een BSN: wie dat nummer heeft', { [BSN_CLAIM]: '999993653' }, { soort: 'bsn', waarde: '999993653' }],
      ['zonder BSN: het pseudoniem', { [PSEUDO]: 'DE/NL/abc' }, { soort: 'eidas', waarde: 'DE/NL/abc' }],
      [
        'met beide: het BSN',
        { [BSN_CLAIM]: '999993653', [PSEUDO]: 'DE/NL/abc' },
        { soort: 'bsn', waarde: '999993653' },
      ],
    ])('%s', (_wat, claims, klant) => {
      expect(read('eidas', { ...naam, ...claims })).toMatchObject(burger(klant))
    })

    test('een BSN dat niet klopt is niemand, ook niet het pseudoniem dat ernaast staat', () => {
      expect(read('eidas', { [BSN_CLAIM]: '123456789', [PSEUDO]: 'DE/NL/abc' })).toEqual([])
      expect(read('eidas', naam)).toEqual([])
    })

    test.each([
      ['http://eidas.europa.eu/LoA/low', 'laag'],
      ['http://eidas.europa.eu/LoA/substantial', 'substantieel'],
      ['http://eidas.europa.eu/LoA/high', 'hoog'],
      ['urn:etoegang:core:assurance-class:loa4', 'hoog'],
      ['http://eidas.europa.eu/LoA/higher', 'onbepaald'],
    ])('het niveau %s is %s', (acr, niveau) => {
      expect(read('eidas', { [PSEUDO]: 'DE/NL/abc', acr })[0]?.niveau).toBe(niveau)
    })

    test('een pseudoniem opent geen nummer van een ander soort: het heeft geen veld in een rol van een zaak', () => {
      const [found] = read('eidas', { [PSEUDO]: '999993653' })
      expect(found?.klant).toEqual({ soort: 'eidas', waarde: '999993653' })
    })
  })

  test('R6: eHerkenning is de hele organisatie, of een vestiging, en nooit de organisatie omdat de vestiging onleesbaar is', () => {
    const branch = 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr'
    expect(read('eherkenning', { ...ONDERNEMING, ...EH3 })).toMatchObject([
      { soort: 'organisatie', klant: { soort: 'kvk_nummer', waarde: '68750110' }, niveau: 'substantieel' },
    ])
    expect(read('eherkenning', { ...ONDERNEMING, [branch]: '000037178598' })).toMatchObject([
      { soort: 'vestiging', klant: { soort: 'vestigingsnummer', waarde: '000037178598', kvkNummer: '68750110' } },
    ])
    expect(read('eherkenning', { ...ONDERNEMING, [branch]: '37178598' })).toEqual([])
    const rsin = {
      'urn:etoegang:core:LegalSubjectID': '857587973',
      namequalifier: 'urn:etoegang:1.9:EntityConcernedID:RSIN',
    }
    expect(read('eherkenning', rsin)).toMatchObject([{ klant: { soort: 'rsin', waarde: '857587973' } }])
  })

  test('R4: een machtiging zegt wie handelt, voor wie en waarvoor; zonder wie handelt opent zij niets', () => {
    const klant = { 'urn:nl-eid-gdi:1.0:LegalSubjectID': '999993926' }
    const door = { 'urn:nl-eid-gdi:1.0:ActingSubjectID': '999995017', 'urn:nl-eid-gdi:1.0:ServiceUUID': 'dienst-1' }
    expect(read('digid-machtigen', { ...klant, ...door })).toMatchObject([
      {
        klant: { waarde: '999993926' },
        vertegenwoordiger: { soort: 'bsn', waarde: '999995017', grondslag: 'machtiging', diensten: ['dienst-1'] },
        middel: 'machtiging',
      },
    ])
    expect(read('digid-machtigen', klant)).toEqual([])
  })

  test('een broker met andere namen: paden, niveaus en een lijst van cliënten zijn in te stellen', () => {
    const middelen = readMiddelen('digid,bewindvoering', {
      digid: { klant: { bsn: 'aanvrager.bsn' }, niveau: { claim: 'authsp_level', waarden: { '20': 'substantieel' } } },
      bewindvoering: { vertegenwoordigden: { lijst: 'clienten', bsn: 'bsn', naam: 'naam', diensten: 'diensten' } },
    })
    expect(read('digid', { aanvrager: { bsn: '999993653' }, authsp_level: 20 }, middelen)).toMatchObject([
      { klant: { waarde: '999993653' }, niveau: 'substantieel' },
    ])
    const bewind = read(
      'bewindvoering',
      {
        ...ONDERNEMING,
        'urn:etoegang:core:ServiceUUID': ['algemeen'],
        clienten: [{ bsn: '999993653', naam: 'Suzanne', diensten: ['eigen'] }, { bsn: 'kapot' }, { bsn: '999993847' }],
      },
      middelen,
    )
    expect(bewind.map(({ klant, vertegenwoordiger }) => [klant.waarde, vertegenwoordiger?.diensten])).toEqual([
      ['999993653', ['eigen']],
      ['999993847', ['algemeen']],
    ])
  })
})

describe('R28: wat een hoedanigheid opent', () => {
  const config = parseConfig({ NODE_ENV: 'test', MIJN_DIENSTEN: '{"dienst-1":["zaken"]}' })
  const klant = { soort: 'bsn', waarde: '999993926' } as const
  const zelf = { soort: 'burger', klant, middel: 'digid' } as const
  const voor = (diensten?: string[]) => ({
    ...zelf,
    niveau: 'hoog' as const,
    vertegenwoordiger: {
      soort: 'bsn',
      waarde: '999995017',
      grondslag: 'machtiging',
      ...(diensten && { diensten }),
    } as const,
  })

  test('een onbekend niveau opent niets, laag alleen wat laag mag', () => {
    expect([...openTo(config, { ...zelf, niveau: 'onbepaald' })]).toEqual([])
    expect([...openTo(config, { ...zelf, niveau: 'laag' })]).toEqual(['overzicht', 'taken'])
    expect(openTo(config, { ...zelf, niveau: 'substantieel' }).size).toBe(5)
  })

  test('een machtiging voor een dienst opent wat daarbij hoort; een dienst die niemand kent opent niets', () => {
    expect(openTo(config, voor()).size).toBe(5)
    expect([...openTo(config, voor(['dienst-1']))]).toEqual(['overzicht', 'zaken'])
    expect([...openTo(config, voor(['dienst-2', 'constructor']))]).toEqual(['overzicht'])
    expect([...openTo(config, voor([]))]).toEqual(['overzicht'])
  })

  test.each([
    [{ MIJN_MIDDELEN_AANPASSEN: '{"digid":{"klant":{"bns":"x"}}}' }, 'digid.klant'],
    [{ MIJN_MIDDELEN_AANPASSEN: '{"wallet":{}}' }, 'wallet staat niet in MIJN_MIDDELEN'],
    [{ MIJN_MIDDELEN: 'wallet' }, 'Balie kent zelf: digid'],
    [{ MIJN_MIDDELEN_AANPASSEN: 'geen json' }, 'Geef JSON'],
    [{ MIJN_NIVEAUS: '{"zaken":"midden"}' }, 'MIJN_NIVEAUS'],
  ])('een instelling die niet klopt wordt bij het starten genoemd: %o', (env, reden) => {
    expect(() => parseConfig({ NODE_ENV: 'test', ...env })).toThrow(reden)
  })
})
