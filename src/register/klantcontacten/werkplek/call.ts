import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { channelsQuery } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { oproepen } from '../../oproepen/contract.ts'
import { callsQuery, OPROEPEN } from '../../oproepen/werkplek/queries.ts'
import { type Call, markCalled, takeCall } from './caller.ts'
import { runningQuery } from './queries.ts'
import { useStart } from './start.ts'

/** Gives a function that brings the running contact with a caller forward, or begins one, and keeps in which call it is held. */
export function useOpenCall(): (call: Call) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutateAsync } = useStart()
  return useCallback(
    async ({ number, oproep }) => {
      if (number) markCalled(number)
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
    const call = isAllowed ? takeCall() : undefined
    if (!call) return
    const show = async () => {
      const told = hasCalls ? (await client.fetchQuery(callsQuery)).resultaten : []
      await open({ ...call, oproep: told.find(({ nummer }) => nummer === (call.number ?? null))?.uuid })
    }
    // Its card stays when it cannot be joined to the contact.
    show().catch(() => undefined)
  }, [isAllowed, hasCalls, client, open])
}
