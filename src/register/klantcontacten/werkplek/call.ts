import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { readCaller } from '../../../begrippen/beller.ts'
import { channelsQuery } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { oproepen } from '../../oproepen/contract.ts'
import { callsQuery, OPROEPEN } from '../../oproepen/werkplek/queries.ts'
import { runningQuery } from './queries.ts'
import { useStart } from './start.ts'

// A switchboard opens `/werkplek/?beller=…` in the browser of who takes the call, or tells Balie at whom it rings. The number is a help and
// proves nothing (R1): it goes into the form and is looked up, and somebody still has to establish who it is.

/** A call that came in. Without a number the caller is hidden. */
interface Call {
  number: string | undefined
  /** As the switchboard told of it; undefined: it did not, or not yet. */
  oproep?: string | undefined
}

let waiting: Call | undefined
const called = new Set<string>()

/** Keeps a call until the screen is there. The number leaves the address bar with this. */
export function receiveCall(beller: string): void {
  waiting = { number: readCaller(beller) }
}

/** Was this number given by the switchboard, in this window? */
export const isCalled = (number: string): boolean => called.has(number)

/** Gives a function that brings the running contact with a caller forward, or begins one, and keeps in which call it is held. */
export function useOpenCall(): (call: Call) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutateAsync } = useStart()
  return useCallback(
    async ({ number, oproep }) => {
      if (number) called.add(number)
      const running = number ? await client.fetchQuery(runningQuery) : []
      const found = running.find(({ inhoud }) => inhoud.vragen.some(({ klant }) => klant.telefoonnummer === number))
      const kanaal = (await client.fetchQuery(channelsQuery)).find(({ naam }) => /^telefoon/i.test(naam))?.naam
      const begun = { ...(number && { telefoonnummer: number }), ...(kanaal && { kanaal }) }
      // Why none could begin is on the screen already.
      const contact = found ?? (await mutateAsync(begun).catch(() => undefined))
      if (found) await navigate({ to: '/contacten/$uuid', params: { uuid: found.uuid } })
      if (!contact || !oproep) return
      await clientOf(oproepen).koppelen({ params: { uuid: oproep, gesprek: contact.inhoud.gesprek } })
      await client.invalidateQueries({ queryKey: OPROEPEN })
    },
    [client, navigate, mutateAsync],
  )
}

/** Shows the call with which the switchboard opened this page. */
export function useCall(isAllowed: boolean, hasCalls: boolean): void {
  const client = useQueryClient()
  const open = useOpenCall()
  useEffect(() => {
    const call = waiting
    if (!call || !isAllowed) return
    waiting = undefined
    const show = async () => {
      const told = hasCalls ? (await client.fetchQuery(callsQuery)).resultaten : []
      await open({ ...call, oproep: told.find(({ nummer }) => nummer === (call.number ?? null))?.uuid })
    }
    // Its card stays when it cannot be joined to the contact.
    show().catch(() => undefined)
  }, [isAllowed, hasCalls, client, open])
}
