import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Postbericht, postvakken } from '../contract.ts'
import { postvakTexts } from './texts.ts'

interface RawDialogProps {
  postvak: string
  bericht: Postbericht
  onClose(): void
}

/** A dialog with a message as it came in, as text: nothing in it runs or is fetched. */
export function RawDialog({ postvak, bericht: { uuid, onderwerp }, onClose }: RawDialogProps) {
  const t = useTexts(postvakTexts)
  const params = { uuid: postvak, bericht: uuid }
  const query = useQuery({
    queryKey: ['postbericht', uuid],
    queryFn: () => clientOf(postvakken).bekijken({ params }),
    retry: false,
  })
  return (
    <Dialog title={onderwerp || t.noSubject} onClose={onClose} wide>
      <Loaded query={query}>
        {({ kopregels, begin, isIngekort }) => (
          <div className="balie-stack">
            <p>
              {t.rawHelp}{' '}
              <a className="utrecht-link" href={`/api/v1/postvakken/${postvak}/berichten/${uuid}/bron`} download>
                {t.rawDownload}
              </a>
            </p>
            <h3 className="utrecht-heading-4">{t.rawHeaders}</h3>
            <p className="balie-prose">{kopregels}</p>
            <h3 className="utrecht-heading-4">{t.rawBegin}</h3>
            <p className="balie-prose">{begin}</p>
            {isIngekort && <p>{t.rawCut}</p>}
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}
