import { z } from 'zod'
import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { mijnContract } from '../frame/contract.ts'

const Terug = z.object({ terug: z.string().max(500).optional() })

export const inloggen = mijnContract({
  hoedanigheden: {
    method: 'get',
    path: '/hoedanigheden',
    onderdeel: 'overzicht',
    summary: 'Toon als wie iemand verder kan.',
    query: Terug,
  },
  /** A name may not stand in an address, so the search is a form. */
  hoedanighedenZoeken: {
    method: 'post',
    path: '/hoedanigheden',
    onderdeel: 'overzicht',
    reads: true,
    summary: 'Zoek als wie iemand verder kan.',
    body: z.strictObject({ zoek: Tekst(100), terug: Tekst(500).default('') }),
    form: 'hoedanigheden',
  },
  kiezen: {
    method: 'post',
    path: '/hoedanigheid',
    onderdeel: 'overzicht',
    summary: 'Ga verder als iemand anders, zonder uit te loggen.',
    body: z.strictObject({ als: VerplichteTekst(50), terug: Tekst(500).default('') }),
  },
  sessies: {
    method: 'get',
    path: '/sessies',
    onderdeel: 'overzicht',
    summary: 'Toon waar iemand is ingelogd.',
  },
  sessieBeeindigen: {
    method: 'post',
    path: '/sessies/beeindiging',
    onderdeel: 'overzicht',
    summary: 'Log ergens anders uit.',
    body: z.strictObject({ sessie: Uuid }),
  },
  niveau: {
    method: 'get',
    path: '/niveau',
    onderdeel: 'overzicht',
    summary: 'Zeg dat het inlogmiddel een lager niveau gaf dan gevraagd.',
    query: z.object({ nodig: Betrouwbaarheidsniveau, terug: z.string().max(500).optional() }),
  },
})
