"""The newsroom's names: one entry helps the recogniser and says how to pronounce it."""
