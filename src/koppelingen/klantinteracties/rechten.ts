/** Destroying klantcontacten needs a right of its own, because they are otherwise kept for good (R10, R30). */
export const VERNIETIGEN = 'klantcontacten.vernietigen'
