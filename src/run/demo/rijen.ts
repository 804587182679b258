import { actor, actorEenheid } from '../../inrichting/actoren/row.ts'
import type { NewRow } from '../../platform/row.ts'
import { interneTaak, interneTaakActor, interneTaakVerloop } from '../../register/internetaken/row.ts'
import {
  actorKlantcontact,
  betrokkene,
  klantcontact,
  klantcontactCorrectie,
  onderwerpobject,
} from '../../register/klantcontacten/row.ts'
import {
  digitaalAdres,
  partij,
  partijAuthenticatie,
  partijIdentificator,
  vertegenwoordiging,
} from '../../register/partijen/row.ts'
import { zoekwaarde } from '../../register/partijen/rules.ts'
import type { DemoActor } from './actoren.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import type { DemoPartij } from './partijen.ts'

/** These have a uuid of their own. */
const SOORT = {
  actor: 1,
  partij: 2,
  klantcontact: 3,
  betrokkene: 4,
  digitaalAdres: 5,
  koppeling: 6,
  onderwerpobject: 7,
  interneTaak: 8,
  verloop: 9,
  authenticatie: 10,
  identificator: 11,
  vertegenwoordiging: 13,
  correctie: 14,
  contactpersoon: 15,
  norm: 16,
  vragenset: 17,
  zaaktype: 28,
  zaak: 29,
  zaakdeel: 30,
  zaakdocument: 31,
  zaakinhoud: 32,
  zaakinformatieobject: 33,
  label: 34,
} as const
type Soort = keyof typeof SOORT

const hex = (getal: number, lengte: number) => getal.toString(16).padStart(lengte, '0')

/** Makes the uuid (version 8) of the n-th part of the item with this index. It depends on the seed alone, whatever else is made. */
export function uuidOf(seed: number, soort: Soort, index: number, deel = 0): string {
  return `${hex(seed >>> 0, 8)}-${hex(SOORT[soort], 4)}-8${hex(deel, 3)}-8000-${hex(index, 12)}`
}

/** A row to insert. A moment may be a Date, which JSON writes as ISO 8601. */
type Given<R> = { [Name in keyof R]: string extends R[Name] ? R[Name] | Date : R[Name] }

/** The tables of a batch, in the order of their references. */
export const TABLES = {
  actor,
  actorEenheid,
  partij,
  partijIdentificator,
  vestiging: partijIdentificator,
  vertegenwoordiging,
  klantcontact,
  betrokkene,
  digitaalAdres,
  partijAuthenticatie,
  actorKlantcontact,
  interneTaak,
  interneTaakActor,
  interneTaakVerloop,
  klantcontactCorrectie,
  onderwerpobject,
}

/** The rows of a batch, by table. */
export type Rijen = { [Name in keyof typeof TABLES]?: Given<NewRow<(typeof TABLES)[Name]>>[] }

/** The demonstration established every identity itself. */
const DOOR = { doorSoort: 'applicatie', door: '00000000-0000-8000-8000-000000000000', doorNaam: 'Demonstratie' }

/** Makes the rows of actoren. */
export function rijenOfActoren(seed: number, actoren: readonly DemoActor[]): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'actor', index)
  const details = (soort: DemoActor['soortActor'], demo: DemoActor) => {
    const { functie, omschrijving, emailadres, telefoonnummer, soortActor } = demo
    return soort === soortActor ? { functie, omschrijving, emailadres, telefoonnummer } : null
  }
  return {
    actor: actoren.map((demo) => ({
      uuid: uuid(demo.index),
      naam: demo.naam,
      soortActor: demo.soortActor,
      actoridentificator: demo.actoridentificator,
      medewerker: details('medewerker', demo),
      geautomatiseerdeActor: details('geautomatiseerde_actor', demo),
      organisatorischeEenheid: details('organisatorische_eenheid', demo),
    })),
    actorEenheid: actoren.flatMap(({ index, eenheden }) =>
      eenheden.map((eenheid) => ({ actor: uuid(index), eenheid: uuid(eenheid) })),
    ),
  }
}

/** How the registers of residents and of trade call the numbers of a partij. */
const OBJECT = {
  bsn: { codeRegister: 'brp', codeObjecttype: 'natuurlijk_persoon' },
  kvk_nummer: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  rsin: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  vestigingsnummer: { codeRegister: 'hr', codeObjecttype: 'vestiging' },
}

/** Makes the rows of partijen. */
export function rijenOfPartijen(seed: number, partijen: readonly DemoPartij[]): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'partij', index)
  const identificatoren = partijen.flatMap(({ index, identificatoren: lijst }) =>
    lijst.map(({ soort, nummer, kvkNummer }, deel) => ({
      uuid: uuidOf(seed, 'identificator', index, deel),
      partij: uuid(index),
      ...OBJECT[soort],
      codeSoortObjectId: soort,
      objectId: nummer,
      kvkNummer,
    })),
  )
  return {
    partij: partijen.map(
      ({
        index,
        contactnaam,
        werkteVoorPartij,
        identificatoren: _,
        digitaleAdressen: __,
        vertegenwoordigt: ___,
        authenticaties: ____,
        ...demo
      }) => ({
        ...demo,
        uuid: uuid(index),
        persoon: demo.soortPartij === 'persoon' ? contactnaam : null,
        contactpersoon: demo.soortPartij === 'contactpersoon' ? contactnaam : null,
        contactpersoonUuid: demo.soortPartij === 'contactpersoon' ? uuidOf(seed, 'contactpersoon', index) : null,
        werkteVoorPartij: werkteVoorPartij === undefined ? null : uuid(werkteVoorPartij),
      }),
    ),
    partijIdentificator: identificatoren.filter(({ kvkNummer }) => !kvkNummer),
    vestiging: identificatoren.filter(({ kvkNummer }) => kvkNummer),
    vertegenwoordiging: partijen.flatMap(({ index, vertegenwoordigt }) =>
      vertegenwoordigt.map((ander, deel) => ({
        uuid: uuidOf(seed, 'vertegenwoordiging', index, deel),
        vertegenwoordigendePartij: uuid(index),
        vertegenwoordigdePartij: uuid(ander),
      })),
    ),
    digitaalAdres: partijen.flatMap(({ index, digitaleAdressen }) =>
      digitaleAdressen.map((adres, deel) => ({
        ...adres,
        uuid: uuidOf(seed, 'digitaalAdres', index, deel),
        partij: uuid(index),
        zoekwaarde: zoekwaarde(adres.soortDigitaalAdres, adres.adres),
      })),
    ),
    partijAuthenticatie: partijen.flatMap(({ index, authenticaties }) =>
      authenticaties.map((authenticatie, deel) => ({
        ...authenticatie,
        ...DOOR,
        uuid: uuidOf(seed, 'authenticatie', index, deel),
        partij: uuid(index),
      })),
    ),
  }
}

function rijenOfTaken(seed: number, contacten: readonly DemoKlantcontact[], actoren: readonly DemoActor[]): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'actor', index)
  const naam = (index: number) => actoren[index]?.naam ?? ''
  const taken = contacten.flatMap(({ index, interneTaken }) =>
    interneTaken.map((taak, deel) => ({ ...taak, index, deel, uuid: uuidOf(seed, 'interneTaak', index, deel) })),
  )
  return {
    interneTaak: taken.map(({ index, deel: _, verloop: __, toegewezenAanActoren: ___, ...taak }) => ({
      ...taak,
      klantcontact: uuidOf(seed, 'klantcontact', index),
    })),
    interneTaakActor: taken.flatMap((taak) =>
      taak.toegewezenAanActoren.map((index, plek) => ({
        interneTaak: taak.uuid,
        actor: uuid(index),
        volgorde: plek + 1,
        openTot: taak.status === 'te_verwerken' ? taak.uiterlijkOp : null,
      })),
    ),
    interneTaakVerloop: taken.flatMap(({ index, deel, verloop, uuid: taak }) =>
      verloop.map((stap, plek) => ({
        ...stap,
        uuid: uuidOf(seed, 'verloop', index, deel * 64 + plek),
        interneTaak: taak,
        door: uuid(stap.door),
        doorNaam: naam(stap.door),
        toegewezen: stap.toegewezen.map((ander) => ({ uuid: uuid(ander), naam: naam(ander) })),
      })),
    ),
    klantcontactCorrectie: contacten.flatMap(({ index, correctie }) =>
      correctie
        ? {
            ...correctie,
            uuid: uuidOf(seed, 'correctie', index),
            klantcontact: uuidOf(seed, 'klantcontact', index),
            door: uuid(correctie.door),
            doorNaam: naam(correctie.door),
          }
        : [],
    ),
  }
}

function rijenOfBetrokkenen(seed: number, contacten: readonly DemoKlantcontact[]): Rijen {
  const partijOf = (index: number) => uuidOf(seed, 'partij', index)
  const betrokkenen = contacten.flatMap(({ index, betrokkenen: lijst, plaatsgevondenOp }) =>
    lijst.map((demo, deel) => ({
      ...demo,
      index,
      deel,
      op: plaatsgevondenOp,
      uuid: uuidOf(seed, 'betrokkene', index, deel),
    })),
  )
  return {
    betrokkene: betrokkenen.map(
      ({ index, uuid, partij: ander, rol, initiator, organisatienaam = '', contactnaam = {} }) => ({
        uuid,
        klantcontact: uuidOf(seed, 'klantcontact', index),
        partij: ander === undefined ? null : partijOf(ander),
        rol,
        initiator,
        organisatienaam,
        contactnaam,
      }),
    ),
    digitaalAdres: betrokkenen.flatMap(({ index, deel, uuid, digitaleAdressen }) =>
      digitaleAdressen.map((adres, plek) => ({
        ...adres,
        uuid: uuidOf(seed, 'digitaalAdres', index, 1024 + deel * 64 + plek),
        betrokkene: uuid,
        zoekwaarde: zoekwaarde(adres.soortDigitaalAdres, adres.adres),
      })),
    ),
    partijAuthenticatie: betrokkenen.flatMap(({ index, deel, op, partij: ander, authenticatie }) =>
      ander === undefined || !authenticatie
        ? []
        : {
            ...authenticatie,
            ...DOOR,
            uuid: uuidOf(seed, 'authenticatie', index, 1024 + deel),
            partij: partijOf(ander),
            op,
          },
    ),
  }
}

/** Makes the rows of klantcontacten, with what is registered with them. */
export function rijenOfKlantcontacten(
  seed: number,
  contacten: readonly DemoKlantcontact[],
  actoren: readonly DemoActor[],
): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'klantcontact', index)
  return {
    klantcontact: contacten.map(
      ({
        index,
        kenmerken,
        gesprek,
        betrokkenen: _,
        actoren: __,
        interneTaken: ___,
        zaken: ____,
        onderwerpKlantcontact: _____,
        correctie: ______,
        ...contact
      }) => ({
        ...contact,
        uuid: uuid(index),
        metadata: kenmerken,
        gesprek: gesprek === null ? null : uuid(gesprek),
        inDelen: false,
      }),
    ),
    ...rijenOfBetrokkenen(seed, contacten),
    actorKlantcontact: contacten.flatMap(({ index, actoren: nummers }) =>
      nummers.map((nummer, deel) => ({
        uuid: uuidOf(seed, 'koppeling', index, deel),
        klantcontact: uuid(index),
        actor: uuidOf(seed, 'actor', nummer),
      })),
    ),
    ...rijenOfTaken(seed, contacten, actoren),
    onderwerpobject: contacten.flatMap(({ index, zaken, onderwerpKlantcontact: eerder }) => [
      ...zaken.map((identificator, deel) => ({
        uuid: uuidOf(seed, 'onderwerpobject', index, deel),
        klantcontact: uuid(index),
        identificator,
      })),
      ...(eerder === null
        ? []
        : [
            {
              uuid: uuidOf(seed, 'onderwerpobject', index, 1024),
              klantcontact: uuid(index),
              wasKlantcontact: uuid(eerder),
            },
          ]),
    ]),
  }
}
