import type { Config } from '../../../platform/config.ts'
import { mediatypeOf } from '../../../register/documenten/mediatype.ts'
import { ONBEKEND, veiligeNaam } from '../../../register/documenten/rules.ts'
import { nameAt } from '../gesprekken/lezen.ts'
import { fetchFile } from '../ophalen.ts'
import type { Foto } from './lezen.ts'

// The photos of a melding: sent along as files of the form, or at an address that it names (`media_url`).

/** Fetches the photo at an address. Anything else than a picture stays where it is. */
export async function fetchPhoto(config: Config, address: string): Promise<Foto> {
  const bestandsnaam = veiligeNaam(nameAt(address).toWellFormed()) || 'foto'
  const found = await fetchFile(config, address)
  if ('fout' in found) return { bestandsnaam, fout: `De foto is niet opgehaald: ${found.fout}.` }
  const mediatype = await mediatypeOf(ONBEKEND, found.inhoud)
  if (!mediatype.startsWith('image/'))
    return { bestandsnaam, fout: 'De foto is niet opgehaald: op het adres staat geen afbeelding.' }
  return { bestandsnaam, inhoud: found.inhoud, isFetched: true }
}
