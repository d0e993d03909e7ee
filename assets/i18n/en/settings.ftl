# The settings panel.
settings-no-notices = Nothing has happened since the program was started.
settings-notices = Notices

## What was wrong with the settings file

settings-bad-value = “{ $value }” makes no sense for { $name }; the default is used
settings-copy-failed = The settings file could not be kept as it was: { $reason }
settings-copy-kept = The settings file as it was is kept in { $file }
settings-no-text = The settings file is no settings file; the defaults are used
settings-not-read = The settings file could not be read, the defaults are used: { $reason }
settings-syntax = The settings file can't be understood from line { $line } on; the defaults are used
settings-unknown-name = There is no setting { $name }
