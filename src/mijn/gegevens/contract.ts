import { z } from 'zod'
import { Cursor, Uuid } from '../../platform/schemas.ts'
import { Formuliervelden, mijnContract } from '../frame/contract.ts'

const params = z.strictObject({ uuid: Uuid })

export const gegevens = mijnContract({
  tonen: {
    method: 'get',
    path: '/gegevens',
    onderdeel: 'gegevens',
    summary: 'Toon wie de klant is en hoe die bereikt wil worden.',
    query: z.strictObject({
      /** No more codes go to the address today that was just asked for. */
      codes: z.literal('op').optional(),
    }),
  },
  adresToevoegen: {
    method: 'post',
    path: '/gegevens/adressen',
    onderdeel: 'gegevens',
    summary: 'Voeg een e-mailadres of telefoonnummer van de klant toe.',
    body: Formuliervelden,
    form: 'tonen',
  },
  adresWijzigen: {
    method: 'post',
    path: '/gegevens/adressen/{uuid}',
    onderdeel: 'gegevens',
    summary: 'Geef of trek toestemming in, maak een adres het eerste van zijn soort, of vraag een nieuwe code.',
    params,
    body: z.object({ doe: z.enum(['toestemming_geven', 'toestemming_intrekken', 'standaard', 'code']) }),
  },
  adresBevestigen: {
    method: 'post',
    path: '/gegevens/adressen/{uuid}/bevestiging',
    onderdeel: 'gegevens',
    summary: 'Bevestig een adres met de code die erheen ging.',
    params,
    body: Formuliervelden,
    form: 'tonen',
  },
  toestemmen: {
    method: 'post',
    path: '/gegevens/toestemmingen',
    onderdeel: 'gegevens',
    summary: 'Geef of trek toestemming in voor een soort berichten.',
    body: z.object({ doel: z.enum(['antwoord', 'status']), gegeven: z.enum(['ja', 'nee']) }),
  },
  taalKiezen: {
    method: 'post',
    path: '/gegevens/taal',
    onderdeel: 'gegevens',
    summary: 'Kies in welke taal berichten aan de klant zijn.',
    body: z.object({ taal: z.enum(['nl', 'en']) }),
  },
  adresVerwijderen: {
    method: 'post',
    path: '/gegevens/adressen/{uuid}/verwijdering',
    onderdeel: 'gegevens',
    summary: 'Verwijder een e-mailadres of telefoonnummer van de klant.',
    params,
    body: z.object({}),
  },
  inzage: {
    method: 'get',
    path: '/gegevens/inzage',
    onderdeel: 'gegevens',
    summary: 'Toon wie naar de gegevens van de klant keek: wanneer, waarvoor en welke afdeling.',
    query: z.strictObject({ na: Cursor.optional() }),
  },
  downloaden: {
    method: 'get',
    path: '/gegevens/download',
    onderdeel: 'gegevens',
    file: true,
    summary:
      'Haal alles op wat over de klant bekend is, in deze hoedanigheid: om te lezen, als JSON, en met de documenten.',
  },
})
