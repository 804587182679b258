import { useQuery } from '@tanstack/react-query'
import { marksIn, PICTURES, type PictureMark, piecesOf } from '../../../web/ui/picture-marks.ts'
import { contentOf, documentsQuery } from './queries.ts'
import './view.css'

interface WrittenProps {
  klantcontact: string
  text: string
  /** Somebody of the gemeente wrote it. */
  isOurs: boolean
}

/** A picture of more bytes is not shown: its mark says what it shows, and it is among the attachments. */
const LARGEST = 10 * 1024 * 1024

/**
 * Shows the text of a klantcontact, with the pictures that stand in it; where one cannot be shown its mark says what it shows. A file of
 * somebody else is never opened by itself: it can be anything, and whoever opens it is in the logboek (R29).
 */
export function Written({ klantcontact, text, isOurs }: WrittenProps) {
  return isOurs && marksIn(text).length > 0 ? (
    <WithPictures klantcontact={klantcontact} text={text} />
  ) : (
    <p className="balie-prose">{text}</p>
  )
}

function WithPictures({ klantcontact, text }: Omit<WrittenProps, 'isOurs'>) {
  const { data = [] } = useQuery(documentsQuery(klantcontact))
  const documentOf = ({ name }: PictureMark) =>
    data.find(
      ({ bestandsnaam, controle, mediatype, omvang }) =>
        bestandsnaam === name && controle === 'schoon' && PICTURES.includes(mediatype) && omvang <= LARGEST,
    )
  return (
    <p className="balie-prose">
      {piecesOf(text).map((piece, place) => {
        if (typeof piece === 'string') return piece
        const document = documentOf(piece)
        if (!document) return piece.mark
        // A picture may stand in a text twice.
        const key = `${document.uuid} ${place}`
        return (
          <img key={key} className="document-picture" src={contentOf(document.uuid)} alt={piece.alt} loading="lazy" />
        )
      })}
    </p>
  )
}
