"""The rules, pure: no Telegram, no SQL, no clock (now is a parameter), no unseeded randomness."""
