"""The desktop client: Qt lives here and nowhere else. Only `desktop.bridge` talks to the engine."""
