import { dictionary } from '../../../web/ui/language.tsx'

/** Texts of a klanttaak in a list, apart from the others: the klantbeeld shows one, and is there at once. */
export const klanttaakListTexts = dictionary(
  {
    title: 'Klanttaken',
    noneOfCustomer: 'Deze klant hoeft niets te doen.',
    states: {
      open: 'te doen',
      uitgevoerd: 'gedaan, nog te verwerken',
      verwerkt: 'verwerkt',
      ingetrokken: 'ingetrokken',
      verlopen: 'verlopen',
    },
    kinds: {
      betaaltaak: 'betalen',
      urltaak: 'ergens heen gaan',
      formuliertaak: 'formulier invullen',
      aanleveren: 'documenten aanleveren',
      ondertekenen: 'ondertekenen',
    },
    notProcessed: 'niet op tijd verwerkt',
    doneLate: 'te laat gedaan',
    lastDayOn: (date: string) => `uiterlijk ${date}`,
    doneOn: 'Gedaan op',
  },
  {
    title: 'Customer tasks',
    noneOfCustomer: 'This customer has nothing to do.',
    states: {
      open: 'to do',
      uitgevoerd: 'done, to be processed',
      verwerkt: 'processed',
      ingetrokken: 'withdrawn',
      verlopen: 'expired',
    },
    kinds: {
      betaaltaak: 'pay',
      urltaak: 'go somewhere',
      formuliertaak: 'fill in a form',
      aanleveren: 'hand in documents',
      ondertekenen: 'sign',
    },
    notProcessed: 'not processed in time',
    doneLate: 'done late',
    lastDayOn: (date: string) => `by ${date}`,
    doneOn: 'Done on',
  },
)
