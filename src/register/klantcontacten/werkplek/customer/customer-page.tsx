import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../../../web/frame/page.tsx'
import { useRight } from '../../../../web/frame/rights.ts'
import { Button } from '../../../../web/ui/button.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Panel } from '../../../../web/ui/layout.tsx'
import { Loaded } from '../../../../web/ui/loaded.tsx'
import { concepten } from '../../../concepten/contract.ts'
import { pictureQuery } from '../queries.ts'
import { useStart } from '../start.ts'
import { PictureOf } from './customer-picture.tsx'
import { lookUpTexts } from './look-up-texts.ts'

const route = getRouteApi('/ingelogd/klanten/$uuid')

/** Shows a customer at a glance, at an address that can be sent to a colleague; a contact with them begins here. */
export function CustomerPage() {
  const t = useTexts(lookUpTexts)
  const { uuid } = route.useParams()
  const query = useQuery(pictureQuery(uuid))
  const start = useStart()
  const mayStart = useRight(concepten.beginnen)
  const partij = query.data?.partij
  const begin = mayStart && partij && (
    <Button
      variant="primary"
      busy={start.isPending}
      onClick={() => start.mutate({ partij: { uuid, nummer: partij.nummer, naam: partij.naam } })}
    >
      {t.begin}
    </Button>
  )
  return (
    <Page title={t.customer} actions={begin}>
      <Loaded query={query} gone={t.gone}>
        {(beeld) => (
          <Panel title={beeld.partij.naam}>
            <PictureOf beeld={beeld} />
          </Panel>
        )}
      </Loaded>
    </Page>
  )
}
