import { NieuweInternetaak } from '../internetaken/contract.ts'
import type { Klantcontact, NieuweBetrokkene, NieuwKlantcontact } from '../klantcontacten/contract.ts'
import type { Beantwoording } from './contract.ts'

/**
 * Gives the same person for the next contact. A person without a name is known only by their address, so it serves this follow-up too (R3).
 */
function isSameBetrokkene(betrokkene: Klantcontact['betrokkenen'][number]): NieuweBetrokkene {
  const { partij, rol, organisatienaam, contactnaam, digitaleAdressen } = betrokkene
  const heeftNaam = [partij, organisatienaam, contactnaam.achternaam, contactnaam.voornaam].some(Boolean)
  const adressen = digitaleAdressen.map(({ soortDigitaalAdres, adres, omschrijving }) => ({
    soortDigitaalAdres,
    adres,
    omschrijving,
  }))
  return {
    partij: partij?.uuid,
    rol,
    initiator: false,
    organisatienaam,
    contactnaam,
    digitaleAdressen: heeftNaam ? [] : adressen,
    ...(!heeftNaam && adressen.length === 0 && { anoniem: true }),
  }
}

/**
 * Makes the klantcontact in which the municipality answers: it is with the same customer, follows the first one (R23), and has the answer
 * itself as its completed follow-up (R20).
 */
export function antwoordOp(
  eerste: Klantcontact,
  { notitie, onderwerp = eerste.onderwerp, ...gezegd }: Beantwoording,
  taak: { nummer: string },
): NieuwKlantcontact {
  const gegeven = NieuweInternetaak.parse({
    gevraagdeHandeling: `Antwoord geven op taak ${taak.nummer}`,
    toelichting: notitie,
    actoren: gezegd.actoren,
    afgehandeld: true,
  })
  return {
    ...gezegd,
    onderwerp,
    taal: eerste.taal,
    vertrouwelijk: eerste.vertrouwelijk,
    initiatiefnemer: 'gemeente',
    indicatieContactGelukt: true,
    referentienummer: null,
    gesprek: null,
    kenmerken: {},
    betrokkenen: eerste.betrokkenen.map(isSameBetrokkene),
    onderwerpobjecten: [{ wasKlantcontact: eerste.uuid }],
    opvolging: { internetaken: [gegeven], zaken: [], zaakstarten: [] },
  }
}
