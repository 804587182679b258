import { actoren } from '../../inrichting/actoren/contract.ts'
import type { Place } from '../../inrichting/beheer/werkplek/places.ts'
import { instellingen } from '../../inrichting/instellingen/contract.ts'
import { kanalen } from '../../inrichting/kanalen/contract.ts'
import { labels } from '../../inrichting/labels/contract.ts'
import { normen } from '../../inrichting/normen/contract.ts'
import { standaardantwoorden } from '../../inrichting/standaardantwoorden/contract.ts'
import { storingen } from '../../inrichting/storingen/contract.ts'
import { toegang } from '../../inrichting/toegang/contract.ts'
import { voorstellen } from '../../inrichting/voorstellen/contract.ts'
import { vragensets } from '../../inrichting/vragensets/contract.ts'
import { wijzigingen } from '../../inrichting/wijzigingen/contract.ts'
import { zaaksystemen } from '../../inrichting/zaaksystemen/contract.ts'
import { abonnementen } from '../../koppelingen/abonnementen/contract.ts'
import { postvakken } from '../../koppelingen/email/contract.ts'
import { inkomend } from '../../koppelingen/inkomend/contract.ts'
import { klanttaaksjablonen } from '../../register/klanttaaksjablonen/contract.ts'
import { logboek } from '../../register/logboek/contract.ts'
import { meldingen } from '../../register/meldingen/contract.ts'
import { oproepen } from '../../register/oproepen/contract.ts'
import { signalen } from '../../register/signalen/contract.ts'
import { zaakregister } from '../../register/zaakregister/contract.ts'

/** The parts of beheer, each with the right of what is done there, in their order within a group. */
export const PLACES: readonly Place[] = [
  { to: '/beheer/kanalen', text: 'kanalen', right: kanalen.maken.right, group: 'registreren' },
  { to: '/beheer/vragensets', text: 'vragensets', right: vragensets.maken.right, group: 'registreren' },
  {
    to: '/beheer/standaardantwoorden',
    text: 'standaardantwoorden',
    right: standaardantwoorden.lijst.right,
    group: 'registreren',
  },
  { to: '/beheer/labels', text: 'labels', right: labels.maken.right, group: 'registreren' },
  { to: '/beheer/postvakken', text: 'postvakken', right: postvakken.lijst.right, group: 'binnen' },
  { to: '/beheer/postregels', text: 'postregels', right: postvakken.lijst.right, group: 'binnen' },
  { to: '/beheer/inkomend', text: 'inkomend', right: inkomend.lijst.right, group: 'binnen' },
  { to: '/beheer/telefonie', text: 'telefonie', right: oproepen.overzicht.right, group: 'binnen' },
  { to: '/beheer/email', text: 'email', right: meldingen.verzending.right, group: 'uit' },
  { to: '/beheer/signalen', text: 'signalen', right: signalen.lijst.right, group: 'uit' },
  { to: '/beheer/abonnementen', text: 'abonnementen', right: abonnementen.lijst.right, group: 'uit' },
  { to: '/beheer/zaaksystemen', text: 'zaaksystemen', right: zaaksystemen.lijst.right, group: 'zaken' },
  { to: '/beheer/zaakregister', text: 'zaakregister', right: zaakregister.zaaktypeMaken.right, group: 'zaken' },
  {
    to: '/beheer/klanttaaksjablonen',
    text: 'klanttaaksjablonen',
    right: klanttaaksjablonen.maken.right,
    group: 'zaken',
  },
  { to: '/beheer/instellingen', text: 'instellingen', right: instellingen.wijzigen.right, group: 'gemeente' },
  { to: '/beheer/normen', text: 'normen', right: normen.maken.right, group: 'gemeente' },
  { to: '/beheer/storingen', text: 'storingen', right: storingen.maken.right, group: 'gemeente' },
  { to: '/beheer/actoren', text: 'actoren', right: actoren.maken.right, group: 'mensen' },
  { to: '/beheer/sessies', text: 'sessies', right: toegang.sessies.right, group: 'mensen' },
  { to: '/beheer/koppelverzoeken', text: 'koppelverzoeken', right: toegang.koppelverzoeken.right, group: 'mensen' },
  { to: '/beheer/rollen', text: 'rollen', right: toegang.rolBewaren.right, group: 'toegang' },
  { to: '/beheer/applicaties', text: 'applicaties', right: toegang.applicaties.right, group: 'toegang' },
  { to: '/beheer/voorstellen', text: 'voorstellen', right: voorstellen.voorstellen.right, group: 'toegang' },
  { to: '/beheer/wijzigingen', text: 'wijzigingen', right: wijzigingen.lijst.right, group: 'verantwoording' },
  { to: '/beheer/logboek', text: 'logboek', right: logboek.zoeken.right, group: 'verantwoording' },
  {
    to: '/beheer/verwerkingsactiviteiten',
    text: 'verwerkingsactiviteiten',
    right: logboek.verwerkingsactiviteiten.right,
    group: 'verantwoording',
  },
]

/** Lists the parts that somebody may see. */
export const placesFor = (rechten: readonly string[]): Place[] => PLACES.filter(({ right }) => rechten.includes(right))
