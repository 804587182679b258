import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { channelsQuery } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { runningQuery } from './queries.ts'
import { useStart } from './start.ts'

// A switchboard opens `/werkplek/?beller=…` in the browser of who takes the call. The number is a help and proves nothing (R1): it goes into
// the form and is looked up, and somebody still has to establish who it is.

/** An extension or a service number is shorter: nobody is called back on it. */
const SHORTEST = 7
const LONGEST = 15

/**
 * Reads the number that a switchboard gives, as `+31612345678`: with or without a country, as a `tel:` or `sip:` address.
 * @returns undefined when there is none: hidden, an extension, or no number at all
 */
export function readCaller(given: string): string | undefined {
  const [number = ''] = given
    .trim()
    .replace(/^(?:tel|sips?):/i, '')
    .split(/[@;]/)
  if (/[^\d\s()+./-]/.test(number)) return undefined
  const digits = number.replaceAll(/\D/g, '')
  const international = number.trim().startsWith('+') ? digits : digits.replace(/^00/, '').replace(/^0/, '31')
  return international.length >= SHORTEST && international.length <= LONGEST ? `+${international}` : undefined
}

/** A call that came in and is not shown yet; without a number the caller is hidden. */
interface Call {
  number: string | undefined
}

let waiting: Call | undefined
const called = new Set<string>()

/** Keeps a call until the screen is there. The number leaves the address bar with this. */
export function receiveCall(beller: string): void {
  const number = readCaller(beller)
  waiting = { number }
  if (number) called.add(number)
}

/** Was this number given by the switchboard, in this window? */
export const isCalled = (number: string): boolean => called.has(number)

/** Brings the running contact with the caller forward, or begins one. */
export function useCall(isAllowed: boolean): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useStart()
  useEffect(() => {
    const call = waiting
    if (!call || !isAllowed) return
    waiting = undefined
    const { number } = call
    const show = async () => {
      const running = number ? await client.fetchQuery(runningQuery) : []
      const contact = running.find(({ inhoud }) => inhoud.vragen.some(({ klant }) => klant.telefoonnummer === number))
      if (contact) return navigate({ to: '/contacten/$uuid', params: { uuid: contact.uuid } })
      const kanaal = (await client.fetchQuery(channelsQuery)).find(({ naam }) => /^telefoon/i.test(naam))?.naam
      return mutate({ ...(number && { telefoonnummer: number }), ...(kanaal && { kanaal }) })
    }
    void show()
  }, [isAllowed, client, navigate, mutate])
}
