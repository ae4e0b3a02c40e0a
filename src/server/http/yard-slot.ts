// A slot of the yard in the body of a request.
import { Type } from 'typebox';

/** Block, bay, row and tier as people call them. */
export const YardSlotBody = Type.Object(
  {
    block: Type.String({ maxLength: 40 }),
    bay: Type.Integer({ minimum: 1 }),
    row: Type.Integer({ minimum: 1 }),
    tier: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);
