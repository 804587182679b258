import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { actoren } from '../../inrichting/actoren/contract.ts'
import { instellingen } from '../../inrichting/instellingen/contract.ts'
import { kanalen } from '../../inrichting/kanalen/contract.ts'
import { labels } from '../../inrichting/labels/contract.ts'
import { normen } from '../../inrichting/normen/contract.ts'
import { standaardantwoorden } from '../../inrichting/standaardantwoorden/contract.ts'
import { storingen } from '../../inrichting/storingen/contract.ts'
import { toegang } from '../../inrichting/toegang/contract.ts'
import { meQuery, requires } from '../../inrichting/toegang/werkplek/me.ts'
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
import { queryClient } from '../../web/frame/query-client.ts'
import { signedIn } from '../shell-routes.tsx'
import { placesFor } from './places.ts'

// These routes give the screens of beheer their addresses.

const frame = createRoute({
  getParentRoute: () => signedIn,
  id: 'kader',
  component: lazyRouteComponent(() => import('../../inrichting/beheer/werkplek/beheer-frame.tsx'), 'BeheerFrame'),
})

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/beheer',
  beforeLoad: async () => {
    const places = placesFor((await queryClient.ensureQueryData(meQuery)).rechten)
    if (places.length === 0) redirect({ to: '/', replace: true, throw: true })
  },
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
})

const channels = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/kanalen',
  beforeLoad: requires(kanalen.maken),
  component: lazyRouteComponent(() => import('../../inrichting/kanalen/werkplek/channels-page.tsx'), 'ChannelsPage'),
})

const actors = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/actoren',
  beforeLoad: requires(actoren.maken),
  component: lazyRouteComponent(() => import('./actors-page.tsx'), 'ActorsPage'),
})

const questionSets = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/vragensets',
  beforeLoad: requires(vragensets.maken),
  component: lazyRouteComponent(
    () => import('../../inrichting/vragensets/werkplek/question-sets-page.tsx'),
    'QuestionSetsPage',
  ),
})

const norms = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/normen',
  beforeLoad: requires(normen.maken),
  component: lazyRouteComponent(() => import('../../inrichting/normen/werkplek/norms-page.tsx'), 'NormsPage'),
})

const labelsPage = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/labels',
  beforeLoad: requires(labels.maken),
  component: lazyRouteComponent(() => import('../../inrichting/labels/werkplek/labels-page.tsx'), 'LabelsPage'),
})

const outages = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/storingen',
  beforeLoad: requires(storingen.maken),
  component: lazyRouteComponent(() => import('../../inrichting/storingen/werkplek/outages-page.tsx'), 'OutagesPage'),
})

const standardAnswers = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/standaardantwoorden',
  beforeLoad: requires(standaardantwoorden.lijst),
  component: lazyRouteComponent(
    () => import('../../inrichting/standaardantwoorden/werkplek/standard-answers-page.tsx'),
    'StandardAnswersPage',
  ),
})

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/instellingen',
  beforeLoad: requires(instellingen.wijzigen),
  component: lazyRouteComponent(
    () => import('../../inrichting/instellingen/werkplek/settings-page.tsx'),
    'SettingsPage',
  ),
})

const email = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/email',
  beforeLoad: requires(meldingen.verzending),
  component: lazyRouteComponent(() => import('../../register/meldingen/werkplek/email-page.tsx'), 'EmailPage'),
})

const mailbox = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/email/postvak',
  beforeLoad: requires(meldingen.postvak),
  component: lazyRouteComponent(() => import('../../koppelingen/email/werkplek/demo-page.tsx'), 'DemoPage'),
})

const roles = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/rollen',
  beforeLoad: requires(toegang.rolBewaren),
  component: lazyRouteComponent(() => import('../../inrichting/toegang/werkplek/roles-page.tsx'), 'RolesPage'),
})

const applications = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/applicaties',
  beforeLoad: requires(toegang.applicaties),
  component: lazyRouteComponent(
    () => import('../../inrichting/toegang/werkplek/applications-page.tsx'),
    'ApplicationsPage',
  ),
})

const subscriptions = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/abonnementen',
  beforeLoad: requires(abonnementen.lijst),
  component: lazyRouteComponent(
    () => import('../../koppelingen/abonnementen/werkplek/subscriptions-page.tsx'),
    'SubscriptionsPage',
  ),
})

const caseSystems = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/zaaksystemen',
  beforeLoad: requires(zaaksystemen.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/zaaksysteem/werkplek/systems-page.tsx'), 'SystemsPage'),
})

const mailboxes = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/postvakken',
  beforeLoad: requires(postvakken.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/email/werkplek/mailboxes-page.tsx'), 'MailboxesPage'),
})

const mailRules = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/postregels',
  beforeLoad: requires(postvakken.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/email/werkplek/rules-page.tsx'), 'RulesPage'),
})

const incoming = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/inkomend',
  beforeLoad: requires(inkomend.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/inkomend/werkplek/incoming-page.tsx'), 'IncomingPage'),
})

const telephony = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/telefonie',
  beforeLoad: requires(oproepen.overzicht),
  component: lazyRouteComponent(() => import('../../register/oproepen/werkplek/queues-page.tsx'), 'QueuesPage'),
})

const signals = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/signalen',
  beforeLoad: requires(signalen.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/signaleren/werkplek/signals-page.tsx'), 'SignalsPage'),
})

const caseSystemTypes = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/zaaksystemen/$uuid',
  beforeLoad: requires(zaaksystemen.lijst),
  component: lazyRouteComponent(() => import('../../koppelingen/zaaksysteem/werkplek/types-page.tsx'), 'TypesPage'),
})

const caseTypes = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/zaakregister',
  beforeLoad: requires(zaakregister.zaaktypeMaken),
  component: lazyRouteComponent(
    () => import('../../register/zaakregister/werkplek/case-types-page.tsx'),
    'CaseTypesPage',
  ),
})

const templates = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/klanttaaksjablonen',
  beforeLoad: requires(klanttaaksjablonen.maken),
  component: lazyRouteComponent(
    () => import('../../register/klanttaaksjablonen/werkplek/templates-page.tsx'),
    'TemplatesPage',
  ),
})

const sessions = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/sessies',
  beforeLoad: requires(toegang.sessies),
  component: lazyRouteComponent(() => import('../../inrichting/toegang/werkplek/sessions-page.tsx'), 'SessionsPage'),
})

const linkRequests = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/koppelverzoeken',
  beforeLoad: requires(toegang.koppelverzoeken),
  component: lazyRouteComponent(
    () => import('../../inrichting/toegang/werkplek/link-requests-page.tsx'),
    'LinkRequestsPage',
  ),
})

const proposals = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/voorstellen',
  beforeLoad: requires(voorstellen.voorstellen),
  component: lazyRouteComponent(
    () => import('../../inrichting/voorstellen/werkplek/proposals-page.tsx'),
    'ProposalsPage',
  ),
})

const changes = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/wijzigingen',
  beforeLoad: requires(wijzigingen.lijst),
  component: lazyRouteComponent(() => import('../../inrichting/wijzigingen/werkplek/changes-page.tsx'), 'ChangesPage'),
})

const log = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/logboek',
  beforeLoad: requires(logboek.zoeken),
  component: lazyRouteComponent(() => import('../../register/logboek/werkplek/log-page.tsx'), 'LogPage'),
})

const activities = createRoute({
  getParentRoute: () => frame,
  path: '/beheer/verwerkingsactiviteiten',
  beforeLoad: requires(logboek.verwerkingsactiviteiten),
  component: lazyRouteComponent(() => import('../../register/logboek/werkplek/activities-page.tsx'), 'ActivitiesPage'),
})

/** The pages of beheer in their frame. */
export const beheer = frame.addChildren([
  overview,
  channels,
  actors,
  questionSets,
  norms,
  labelsPage,
  outages,
  standardAnswers,
  settings,
  email,
  mailbox,
  roles,
  applications,
  subscriptions,
  mailboxes,
  mailRules,
  incoming,
  telephony,
  signals,
  caseSystems,
  caseSystemTypes,
  caseTypes,
  templates,
  sessions,
  linkRequests,
  proposals,
  changes,
  log,
  activities,
])
