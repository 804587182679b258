import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../../web/frame/client.ts'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Disclosure } from '../../../../web/ui/layout.tsx'
import { Loaded } from '../../../../web/ui/loaded.tsx'
import { klantcontacten } from '../../contract.ts'
import { lookUpTexts } from './look-up-texts.ts'

/** This many contacts are looked at. */
const CONTACTS = '10'

/** A customer and when the user last had a contact with them. */
interface Recent {
  uuid: string
  naam: string
  nummer: string
  op: string
}

async function read(actor: string): Promise<Recent[]> {
  const { resultaten } = await clientOf(klantcontacten).lijst({ query: { actor, aantal: CONTACTS } })
  const all = resultaten.flatMap(({ betrokkenen, plaatsgevondenOp }) =>
    betrokkenen.flatMap(({ partij }) => (partij ? [{ ...partij, op: plaatsgevondenOp }] : [])),
  )
  return all.filter(({ uuid }, index) => all.findIndex((one) => one.uuid === uuid) === index)
}

/**
 * Shows the customers of the last contacts of the user, once they ask: whom they looked at is in the log (R29), so it is not shown before.
 */
export function RecentCustomers() {
  const t = useTexts(lookUpTexts)
  const formats = useFormats()
  const { actor } = useMe()
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({
    queryKey: ['klantbeeld', 'recent', actor],
    queryFn: () => read(actor ?? ''),
    enabled: isOpen && actor !== null,
    staleTime: 0,
  })
  if (actor === null) return null
  return (
    <Disclosure summary={t.recent} onOpen={() => setOpen(true)}>
      {isOpen && (
        <Loaded query={query}>
          {(recent) =>
            recent.length === 0 ? (
              <p>{t.noneRecent}</p>
            ) : (
              <ul className="balie-list balie-list--lined">
                {recent.map(({ uuid, naam, nummer, op }) => (
                  <li key={uuid}>
                    <Link className="utrecht-link" to="/klanten/$uuid" params={{ uuid }}>
                      {naam || nummer}
                    </Link>{' '}
                    <span className="balie-soft">{`${nummer}, ${formats.moment(op)}`}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Disclosure>
  )
}
