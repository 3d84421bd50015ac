/** The consumer that the dead letters of orders name: the saga that processes them. */
export const PROCESSOR = 'process-order'
