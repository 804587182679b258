import { lazy, Suspense } from 'react'
import { useMissingFields } from '../../../../web/ui/form.tsx'
import { valueAt } from './draft-merge.ts'
import type { OtherProps } from './other.tsx'
import { screenName } from './place.ts'

// These components show fields that were filled in differently in another window, with the choice.

/** It is fetched when there is something to choose, which is rare. */
const Other = lazy(async () => ({ default: (await import('./other.tsx')).Other }))

/** Shows the choices for the fields with this name. */
export const OthersAt = ({ name, anders, ...props }: OtherProps & { name: string }) =>
  anders
    .filter(({ veld }) => screenName(veld, props.vraag) === name)
    .map((ander) => (
      <Suspense key={JSON.stringify(valueAt(ander.vraag, ander.veld) ?? '')}>
        <Other ander={ander} {...props} />
      </Suspense>
    ))

/** Shows the choices for fields that the page does not show. */
export function OthersElsewhere(props: OtherProps) {
  const names = new Set(props.anders.map(({ veld }) => screenName(veld, props.vraag)))
  return useMissingFields([...names]).map((name) => <OthersAt key={name} name={name} {...props} />)
}
