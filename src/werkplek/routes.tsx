import { createRoute, createRouter, lazyRouteComponent, redirect, type SearchSchemaInput } from '@tanstack/react-router'
import { meQuery, requires } from '../inrichting/toegang/werkplek/me.ts'
import { inkomend } from '../koppelingen/inkomend/contract.ts'
import { concepten } from '../register/concepten/contract.ts'
import { documenten } from '../register/documenten/contract.ts'
import { internetaken } from '../register/internetaken/contract.ts'
import type { WorklistAddress } from '../register/internetaken/werkplek/lists.ts'
import { klantcontacten } from '../register/klantcontacten/contract.ts'
import { receiveCall } from '../register/klantcontacten/werkplek/caller.ts'
import { klanttaken } from '../register/klanttaken/contract.ts'
import { meldingen } from '../register/meldingen/contract.ts'
import { team } from '../register/team/contract.ts'
import type { TeamAddress } from '../register/team/werkplek/queries.ts'
import { readAddress } from '../register/weergaven/werkplek/address.ts'
import { defaultView } from '../register/weergaven/werkplek/queries.ts'
import { zaakregister } from '../register/zaakregister/contract.ts'
import { zaken } from '../register/zaken/contract.ts'
import { queryClient } from '../web/frame/query-client.ts'
import { Progress } from '../web/ui/progress.tsx'
import { beheer } from './beheer/routes.tsx'
import { navigationFor } from './navigation.ts'
import { Crashed, NotFound, NoWork } from './pages.tsx'
import { LoggedInPage } from './session-dialog.tsx'
import { root, signedIn } from './shell-routes.tsx'

// This file gives every screen its address. A screen is fetched when somebody goes there. To add one, make a route here and add its name to
// the list at the end; what belongs in the main navigation also goes into navigation.ts.

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: ({ beller }: { beller?: string } & SearchSchemaInput) => ({
    ...(beller !== undefined && { beller: String(beller) }),
  }),
  beforeLoad: async ({ search: { beller } }) => {
    if (beller !== undefined) receiveCall(beller)
    const [first] = navigationFor(await queryClient.ensureQueryData(meQuery))
    if (first) redirect({ to: first.to, replace: true, throw: true })
  },
  component: NoWork,
})

const rights = createRoute({
  getParentRoute: () => signedIn,
  path: '/mijn-rechten',
  component: lazyRouteComponent(() => import('./rights-page.tsx'), 'RightsPage'),
})

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/mijn-meldingen',
  beforeLoad: requires(meldingen.instellen),
  component: lazyRouteComponent(
    () => import('../register/meldingen/werkplek/my-notifications-page.tsx'),
    'MyNotificationsPage',
  ),
})

const worklist = createRoute({
  getParentRoute: () => signedIn,
  path: '/werklijst',
  validateSearch: (search: WorklistAddress & SearchSchemaInput) => readAddress(search),
  beforeLoad: async ({ search: { weergave, lijst } }) => {
    await requires(internetaken.lijst)()
    const first = weergave || lijst ? undefined : await defaultView()
    if (first) redirect({ to: '/werklijst', search: { weergave: first }, replace: true, throw: true })
  },
  component: lazyRouteComponent(() => import('../register/weergaven/werkplek/worklist-page.tsx'), 'WorklistPage'),
})

const teamOverview = createRoute({
  getParentRoute: () => signedIn,
  path: '/team',
  validateSearch: ({ eenheid, alle }: TeamAddress & SearchSchemaInput): TeamAddress => ({
    eenheid: eenheid ? String(eenheid) : undefined,
    alle: alle === true ? true : undefined,
  }),
  beforeLoad: requires(team.tonen),
  component: lazyRouteComponent(() => import('../register/team/werkplek/team-page.tsx'), 'TeamPage'),
})

const task = createRoute({
  getParentRoute: () => signedIn,
  path: '/taken/$nummer',
  beforeLoad: requires(internetaken.lijst),
  component: lazyRouteComponent(() => import('../register/internetaken/werkplek/task-page.tsx'), 'TaskPage'),
})

const contacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacten',
  beforeLoad: requires(concepten.bewaren),
  component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
})

const readIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/omgevingsloket',
  beforeLoad: requires(inkomend.inlezen),
  component: lazyRouteComponent(() => import('../koppelingen/inkomend/werkplek/read-in-page.tsx'), 'ReadInPage'),
})

const contact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacten/$uuid',
  beforeLoad: requires(concepten.bewaren),
  component: lazyRouteComponent(() => import('../register/klantcontacten/werkplek/contact-page.tsx'), 'ContactPage'),
})

const caseSearch = createRoute({
  getParentRoute: () => signedIn,
  path: '/zaken',
  beforeLoad: requires(zaken.start),
  component: lazyRouteComponent(() => import('../koppelingen/zaaksysteem/werkplek/zaken-page.tsx'), 'ZakenPage'),
})

const casePage = createRoute({
  getParentRoute: () => signedIn,
  path: '/zaken/$zaaksysteem/$zaak',
  beforeLoad: requires(zaken.start),
  component: lazyRouteComponent(() => import('../koppelingen/zaaksysteem/werkplek/zaak-page.tsx'), 'ZaakPage'),
})

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/behandelen',
  beforeLoad: requires(zaakregister.zaken),
  component: lazyRouteComponent(() => import('../register/zaakregister/werkplek/cases-page.tsx'), 'CasesPage'),
})

const caseOne = createRoute({
  getParentRoute: () => signedIn,
  path: '/behandelen/$uuid',
  beforeLoad: requires(zaakregister.zaken),
  component: lazyRouteComponent(() => import('../register/zaakregister/werkplek/case-page.tsx'), 'CasePage'),
})

const customerTasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/klanttaken',
  beforeLoad: requires(klanttaken.lijst),
  component: lazyRouteComponent(() => import('../register/klanttaken/werkplek/klanttaken-page.tsx'), 'KlanttakenPage'),
})

const customerTask = createRoute({
  getParentRoute: () => signedIn,
  path: '/klanttaken/$uuid',
  beforeLoad: requires(klanttaken.tonen),
  component: lazyRouteComponent(() => import('../register/klanttaken/werkplek/klanttaak-page.tsx'), 'KlanttaakPage'),
})

const waiting = createRoute({
  getParentRoute: () => signedIn,
  path: '/wacht-op-zaaksysteem',
  beforeLoad: requires(zaken.wachtend),
  component: lazyRouteComponent(() => import('../register/zaken/werkplek/waiting-page.tsx'), 'WaitingPage'),
})

const registeredContact = createRoute({
  getParentRoute: () => signedIn,
  path: '/klantcontacten/$uuid',
  beforeLoad: requires(klantcontacten.tonen),
  component: lazyRouteComponent(() => import('./klantcontact/contact-page.tsx'), 'RegisteredContactPage'),
})

const message = createRoute({
  getParentRoute: () => signedIn,
  path: '/berichten/$uuid',
  beforeLoad: requires(documenten.downloaden),
  component: lazyRouteComponent(() => import('../koppelingen/email/werkplek/message-page.tsx'), 'MessagePage'),
})

const customer = createRoute({
  getParentRoute: () => signedIn,
  path: '/klanten/$uuid',
  beforeLoad: requires(klantcontacten.klantbeeld),
  component: lazyRouteComponent(
    () => import('../register/klantcontacten/werkplek/customer/customer-page.tsx'),
    'CustomerPage',
  ),
})

const loggedIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/ingelogd',
  component: LoggedInPage,
})

export const router = createRouter({
  routeTree: root.addChildren([
    signedIn.addChildren([
      start,
      contacts,
      readIn,
      contact,
      registeredContact,
      message,
      customer,
      caseSearch,
      casePage,
      worklist,
      teamOverview,
      task,
      cases,
      caseOne,
      customerTasks,
      customerTask,
      waiting,
      rights,
      notifications,
      loggedIn,
      beheer,
    ]),
  ]),
  basepath: '/werkplek',
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: () => (
    <div className="balie-page">
      <Progress />
    </div>
  ),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
