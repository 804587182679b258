import type { InvalidParam } from '../../../platform/problems.ts'
import { notFoundError, validationError } from './errors.ts'
import type { Condition, Filter } from './filters.ts'
import type { Expansions, Resource } from './resource.ts'

const STANDARD_PAGE_SIZE = 100
const LARGEST_PAGE_SIZE = 500

/** The expansions that were asked for, with those inside them. */
export interface Expand {
  readonly [name: string]: Expand
}

/** A page of a list. */
export interface PageAsked {
  page: number | 'last'
  pageSize: number
}

const unknownParameters = (names: readonly string[]) =>
  validationError([
    {
      name: 'nonFieldErrors',
      code: 'unknown-parameters',
      reason: `Onbekende query parameters: ${names.join(', ')}`,
    },
  ])

/** Lists every path that can be asked for: `hadBetrokkenen`, `hadBetrokkenen.wasPartij`. */
export const pathsOf = (expansions: Expansions, root = ''): string[] =>
  Object.entries(expansions).flatMap(([name, { expansions: nested = {} }]) => [
    root + name,
    ...pathsOf(nested, `${root}${name}.`),
  ])

/** Makes a tree of the paths that were asked for. A nested path counts only when the path above it is asked for too. */
function treeOf(expansions: Expansions, asked: ReadonlySet<string>, root = ''): Expand {
  const shown = Object.entries(expansions).filter(([name]) => asked.has(root + name))
  return Object.fromEntries(
    shown.map(([name, { expansions: nested = {} }]) => [name, treeOf(nested, asked, `${root}${name}.`)]),
  )
}

function expandOf(resource: Resource, query: URLSearchParams, faults: InvalidParam[]): Expand {
  const { expansions } = resource
  if (!expansions) return {}
  const asked = query
    .getAll('expand')
    .flatMap((value) => value.split(','))
    .filter((path) => path !== '')
  const known = new Set(pathsOf(expansions))
  const unknown = asked.find((path) => !known.has(path))
  if (unknown !== undefined) {
    const reason = `Selecteer een geldige keuze. ${unknown} is geen beschikbare keuze.`
    faults.push({ name: 'expand', code: 'invalid_choice', reason })
  }
  return treeOf(expansions, new Set(asked))
}

function conditionsOf(
  filters: Readonly<Record<string, Filter>>,
  query: URLSearchParams,
  faults: InvalidParam[],
): Condition[] {
  const conditions: Condition[] = []
  for (const [name, filter] of Object.entries(filters)) {
    const value = query.getAll(name).at(-1) ?? filter.absent
    const filtered = value === undefined ? undefined : filter.read(value, query)
    if (filtered && 'fault' in filtered) faults.push({ name, ...filtered.fault })
    else if (filtered) conditions.push(filtered)
  }
  return conditions
}

function orderingOf({ orders }: Resource, query: URLSearchParams, faults: InvalidParam[]): string | undefined {
  const asked = orders && (query.getAll('ordering').at(-1) || undefined)
  if (!asked || Object.hasOwn(orders, asked)) return asked
  const reason = `Selecteer een geldige keuze. ${asked} is geen beschikbare keuze.`
  faults.push({ name: 'ordering', code: 'invalid_choice', reason })
  return undefined
}

const inOrders = new WeakMap<Resource, Map<string, Resource>>()

/** A resource with another order, the same one each time: what is known of its SQL is known by the resource. */
export function inOrder(resource: Resource, ordering: string | undefined): Resource {
  const order = ordering && resource.orders?.[ordering]
  if (!order) return resource
  const known = inOrders.get(resource) ?? new Map<string, Resource>()
  inOrders.set(resource, known)
  const made = known.get(ordering) ?? { ...resource, order }
  known.set(ordering, made)
  return made
}

/** Reads the query of a list (`paged`) or an item; throws one problem with all its faults. */
export function readQuery(
  resource: Resource,
  query: URLSearchParams,
  paged: boolean,
): { conditions: Condition[]; expand: Expand; ordering: string | undefined } {
  const filters = paged || resource.filtersOnItem ? resource.filters : {}
  const known = new Set([
    ...Object.keys(filters),
    // These parameters say nothing about an item, and are no fault.
    'page',
    'pageSize',
    ...(paged && resource.orders ? ['ordering'] : []),
    ...(resource.expansions ? ['expand'] : []),
  ])
  const unknown = [...new Set(query.keys())].filter((name) => !known.has(name))
  if (unknown.length > 0) throw unknownParameters(unknown)
  const faults: InvalidParam[] = []
  const conditions = conditionsOf(filters, query, faults)
  const expand = expandOf(resource, query, faults)
  const ordering = paged ? orderingOf(resource, query, faults) : undefined
  if (faults.length > 0) throw validationError(faults)
  return { conditions, expand, ordering }
}

const badPage = () => notFoundError('Ongeldige pagina.')

/**
 * Reads which page is asked for. A size that makes no sense becomes the standard one; a page number that makes no sense is answered as a
 * page that does not exist.
 */
export function readPage(query: URLSearchParams): PageAsked {
  const size = query.getAll('pageSize').at(-1) ?? ''
  const pageSize = /^\s*\+?0*[1-9]\d*\s*$/.test(size) ? Math.min(Number(size), LARGEST_PAGE_SIZE) : STANDARD_PAGE_SIZE
  const page = query.getAll('page').at(-1) || '1'
  if (page === 'last') return { page, pageSize }
  if (!/^\s*\+?\d{1,9}\s*$/.test(page) || Number(page) === 0) throw badPage()
  return { page: Number(page), pageSize }
}

/** Makes the members of the envelope around the results of a page. */
export function envelope(
  count: number,
  { page, pageSize }: { page: number; pageSize: number },
  address: string,
  query: URLSearchParams,
): string {
  const pages = Math.max(1, Math.ceil(count / pageSize))
  if (page > pages) throw badPage()
  const link = (to: number): string | null => {
    if (to < 1 || to > pages) return null
    const params = new URLSearchParams(query)
    params.delete('page')
    if (to > 1) params.set('page', String(to))
    params.sort()
    const text = params.toString()
    return text ? `${address}?${text}` : address
  }
  return `"count":${count},"next":${JSON.stringify(link(page + 1))},"previous":${JSON.stringify(link(page - 1))}`
}
