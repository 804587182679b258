import type { z } from 'zod'
import type { Context, Outside } from '../../platform/context.ts'
import type { AfterAsking, Download } from '../../platform/contract.ts'
import type { Html } from '../../platform/html.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { MijnContract, MijnOperation, Onderdeel } from './contract.ts'
import type { Hoedanigheid } from './hoedanigheid.ts'

/** Somebody who is logged in, in the capacity of this request. */
export interface Bezoeker {
  hoedanigheid: Hoedanigheid
  /** The key of that capacity: forms carry it, so that nothing is sent in another one. */
  als: string
  /** The partijen that the klant is; none for somebody who is no partij yet. */
  partijen: readonly string[]
  /** The parts of Mijn that this login opens. */
  open: ReadonlySet<Onderdeel>
  /** Proves that a form was made for this session and this capacity. */
  bewijs: string
  /** Every capacity in which they can go on, by its key. */
  mogelijkheden: ReadonlyMap<string, Hoedanigheid>
  /** By which means they logged in: its key in the settings. */
  inlogmiddel: string
  /** The moment of the login before this one, if there was one. */
  vorigeKeer: Date | null
}

/** A visit in the language of the visitor. */
interface Bezoek extends Bezoeker {
  taal: Language
  sessie: string
}

/** The context of an operation of Mijn. */
export interface MijnContext extends Context, Bezoek {
  /** Reads after the transaction of the request is over: what a download sends. */
  lezen: Outside['lezen']
}

/** The part of a visit that is there before the transaction begins, for an operation that asks another system first. */
export interface MijnOutside extends Outside, Bezoek {}

/** A file that came with a form. */
export interface Bestand {
  /** The name of the field. */
  veld: string
  bestandsnaam: string
  mediatype: string
  inhoud: Buffer
}

/** The typed values of a form, by the names of its fields, and the faults in them. */
export interface Ingevuld {
  waarden: Readonly<Record<string, string | readonly string[]>>
  fouten: readonly InvalidParam[]
}

/** A page: its heading, and what stands below it. */
export interface Pagina {
  title: string
  content: Html
  /** 200, unless it says otherwise. */
  status?: number
}

/** Another page of Mijn where the browser goes next. */
export interface Verder {
  to: string
}

/** A page of another site where the browser goes next; the page is for a browser that does not go by itself. */
export interface Elders extends Pagina {
  elsewhere: string
}

/** Data for a script of ours, as JSON. */
export interface Gegevens {
  data: object
}

export type Antwoord = Pagina | Elders | Verder | Download | Gegevens

type Parsed<S, Empty> = S extends z.ZodType ? z.output<S> : Empty

export interface MijnInput<O extends MijnOperation> {
  params: Parsed<O['params'], Record<never, never>>
  query: Parsed<O['query'], Record<never, never>>
  body: Parsed<O['body'], undefined>
  bestanden: readonly Bestand[]
  /** Of a page with a form that was sent and refused; otherwise it is empty. */
  ingevuld: Ingevuld
}

type Handler<O extends MijnOperation> =
  | ((context: MijnContext, input: MijnInput<O>) => Promise<Antwoord>)
  | AfterAsking<MijnInput<O>, MijnContext, Antwoord, MijnOutside>

/** The handlers of a contract, one per operation. */
export type Pages<C extends MijnContract> = { [Name in keyof C]: Handler<C[Name]> }

/** An operation with its name and handler, ready to be served. */
export interface BoundPage {
  /** As the logboek has it: `mijn.vragen.tonen`. */
  name: string
  operation: MijnOperation
  handler: Handler<MijnOperation>
  /** The page with its form. */
  form?: BoundPage | undefined
}

/** Ties a contract to its handlers, under the name of the feature. */
export function bindPages<C extends MijnContract>(feature: string, operations: C, pages: Pages<C>): BoundPage[] {
  const bound = Object.entries(operations).map(([name, operation]): BoundPage & { own: string } => ({
    own: name,
    name: `mijn.${feature}.${name}`,
    operation,
    // `Pages` has already checked that each handler fits its operation; the cast only lets us call it.
    handler: pages[name] as unknown as Handler<MijnOperation>,
  }))
  return bound.map(({ own: _, ...page }) => ({
    ...page,
    form: bound.find(({ own }) => own === page.operation.form),
  }))
}
