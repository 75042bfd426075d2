#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window from which files, text or something else can be dragged: drag-source.py files PATH... | text TEXT | other"""
import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, GObject, Gtk  # noqa: E402


def provider(kind, values):
    if kind == "files":
        files = Gdk.FileList.new_from_list([Gio.File.new_for_path(v) for v in values])
        return Gdk.ContentProvider.new_for_value(files)
    if kind == "text":
        return Gdk.ContentProvider.new_for_value(GObject.Value(GObject.TYPE_STRING, values[0]))
    return Gdk.ContentProvider.new_for_bytes("application/x-unheard-of", GLib.Bytes.new(b"?"))


def up(app):
    window = Gtk.ApplicationWindow(application=app, title="Source", default_width=220, default_height=120)
    label = Gtk.Label(label="Drag me")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", lambda *a: provider(sys.argv[1], sys.argv[2:]))
    label.add_controller(source)
    window.set_child(label)
    window.present()


application = Gtk.Application(application_id="org.heshu.DragSource")
application.connect("activate", up)
application.run(None)
