/** By itself, since the Node harness speaks it too and should not carry the other side's validation. Must equal `PROTOCOL_VERSION` of the Python harness. */
export const protocolVersion = 1;
