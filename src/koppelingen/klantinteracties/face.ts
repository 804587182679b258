import { actoren } from './actoren.ts'
import { actorklantcontacten } from './actorklantcontacten.ts'
import { betrokkenen } from './betrokkenen.ts'
import { bijlagen } from './bijlagen.ts'
import { categorieen, categorieRelaties } from './categorieen.ts'
import { digitaleadressen } from './digitaleadressen.ts'
import { internetaken } from './internetaken.ts'
import { klantcontacten } from './klantcontacten.ts'
import { makeKlantcontact } from './maak-klantcontact.ts'
import { onderwerpobjecten } from './onderwerpobjecten.ts'
import { partijIdentificatoren } from './partij-identificatoren.ts'
import { partijen } from './partijen.ts'
import { rekeningnummers } from './rekeningnummers.ts'
import { vertegenwoordigingen } from './vertegenwoordigingen.ts'
import type { Face } from './wire/face.ts'

/** This face is the Klantinteracties API as Open Klant 2.18 serves it. */
export const klantinteracties: Face = {
  title: 'Klantinteracties API',
  description: 'De Klantinteracties API 0.9.0, zoals Open Klant 2.18 die aanbiedt, op de gegevens van Balie.',
  path: '/klantinteracties/api',
  version: '0.9.0',
  parts: [
    actoren,
    digitaleadressen,
    rekeningnummers,
    actorklantcontacten,
    klantcontacten,
    betrokkenen,
    onderwerpobjecten,
    bijlagen,
    makeKlantcontact,
    internetaken,
    categorieen,
    categorieRelaties,
    partijen,
    partijIdentificatoren,
    vertegenwoordigingen,
  ],
}
