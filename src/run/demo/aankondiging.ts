import { chooseTijdstip, moment } from './agenda.ts'
import type { Context } from './context.ts'
import { AANKONDIGINGEN } from './corpus/vragen/aankondigingen.ts'
import { directeTaak } from './interne-taken.ts'
import { makeInvulling } from './invulling.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import type { Random } from './random.ts'
import { fillIn, sjabloon } from './tekst.ts'
import { chooseOntvanger } from './wie.ts'

const BERICHTEN = AANKONDIGINGEN.map((bericht) => ({
  ...bericht,
  onderwerp: sjabloon(bericht.onderwerp),
  inhoud: sjabloon(bericht.inhoud),
}))
const PER_EMAIL = 0.8

/** Makes a message that the municipality sends by itself (R13). */
export function makeAankondiging(context: Context, index: number, r: Random): DemoKlantcontact {
  const bericht = r.pick(BERICHTEN)
  const tijdstip = chooseTijdstip(context.agenda, 'telefoon', r)
  const wie = chooseOntvanger(context, r)
  const invulling = makeInvulling(context, wie, tijdstip.dag, '', r)
  const door = context.bezetting.mailing
  const op = moment(context.agenda, tijdstip)
  const onderwerp = fillIn(bericht.onderwerp, invulling)
  const taak = {
    gevraagdeHandeling: bericht.handeling,
    toelichting: '',
    onderwerp,
    toegewezen: [door],
    door,
    tijdstip,
    notities: [''],
  }
  return {
    index,
    kanaal: r.chance(PER_EMAIL) ? 'e-mail' : 'post',
    onderwerp,
    inhoud: fillIn(bericht.inhoud, invulling),
    reactie: '',
    indicatieContactGelukt: null,
    taal: 'nld',
    vertrouwelijk: false,
    plaatsgevondenOp: op,
    geregistreerdOp: op,
    initiatiefnemer: wie.initiatiefnemer,
    kenmerken: { product: bericht.code },
    betrokkenen: wie.betrokkenen,
    actoren: [door],
    interneTaken: [directeTaak(context, taak, r)],
    zaken: [],
    onderwerpKlantcontact: null,
    gesprek: null,
    correctie: null,
  }
}
